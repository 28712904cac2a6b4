"use client";

import { useEffect, useRef } from "react";

/**
 * Puts the focus on the list after something was removed from it: the button that was pressed is gone, and the focus with it.
 */
export function FocusAfterRemoval({ id, count }: { id: string; count: number }) {
  const before = useRef(count);
  useEffect(() => {
    const isFewer = count < before.current;
    before.current = count;
    if (isFewer) document.getElementById(id)?.focus({ preventScroll: true });
  }, [id, count]);
  return null;
}
