"use client";

import { buttonStyle } from "./button-style";

/** Prints this page, for those who do not know the browser's own way. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className={`${buttonStyle("secondary")} noscript:hidden print:hidden`}
    >
      {label}
    </button>
  );
}
