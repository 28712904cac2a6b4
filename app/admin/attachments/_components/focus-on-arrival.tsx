"use client";

import { useEffect } from "react";

/**
 * Puts the focus where the address points after something was removed: the button that was pressed is gone with it. `sign`
 * differs when that has happened.
 */
export function FocusOnArrival({ id, sign }: { id: string; sign: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sign only tells that it happened
  useEffect(() => {
    if (window.location.hash === `#${id}` && document.activeElement === document.body) {
      document.getElementById(id)?.focus({ preventScroll: true });
    }
  }, [id, sign]);
  return null;
}
