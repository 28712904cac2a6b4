"use client";

import { useId } from "react";
import { buttonStyle } from "./button-style";
import { useCopying } from "./copied";

/** A text to be handed on, shown in full: to be selected, or copied with the button where there is script. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const id = useId();
  const { box, copy, said } = useCopying(text, "没有复制成功：文字已经选中，请长按复制，或按 Ctrl+C。");

  return (
    <div className="mt-2 grid gap-2">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={box}
        id={id}
        readOnly
        rows={3}
        value={text}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        className="input-box font-mono break-all"
      />
      <div className="flex items-center gap-3 noscript:hidden">
        <button type="button" onClick={copy} className={buttonStyle("secondary")}>
          复制{label}
        </button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
