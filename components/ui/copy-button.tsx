"use client";

import { buttonStyle } from "./button-style";
import { useCopying } from "./copied";

/** Copies a text that stands beside it. Without script it is not there, and the text is selected by hand. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const { box, copy, said } = useCopying(text, "没有复制成功，请选中文字后自己复制。");

  return (
    <span className="inline-flex items-center gap-3 text-sm noscript:hidden print:hidden">
      <textarea ref={box} readOnly value={text} tabIndex={-1} aria-hidden="true" className="sr-only" />
      <button type="button" onClick={copy} className={buttonStyle("secondary")}>
        {label}
      </button>
      <span role="status">{said}</span>
    </span>
  );
}
