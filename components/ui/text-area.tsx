"use client";

import { useState } from "react";
import { FieldFrame, type FieldProps, useControl } from "./field";

export type TextAreaProps = FieldProps & {
  rows?: number;
  placeholder?: string;
  /** Counted while typing, never enforced: cutting a pasted text silently loses its end. */
  maxLength?: number;
};

/** Several lines of text. */
export function TextArea({ rows = 5, placeholder, maxLength, ...field }: TextAreaProps) {
  const { meta, control, frame } = useControl(field);
  const [length, setLength] = useState(() => lengthOf(meta.defaultValue));
  return (
    <FieldFrame {...field} frame={frame}>
      <textarea
        {...control}
        rows={rows}
        placeholder={placeholder}
        defaultValue={meta.defaultValue}
        onInput={(event) => setLength(lengthOf(event.currentTarget.value))}
        className="input-box resize-y py-2"
      />
      {maxLength && (
        <p
          className={`text-right text-xs tabular-nums ${length > maxLength ? "font-bold text-danger" : "text-ink-soft"}`}
        >
          {length} / {maxLength} 字{length > maxLength && `，超出 ${length - maxLength} 字`}
        </p>
      )}
    </FieldFrame>
  );
}

/** Characters as people count them, not UTF-16 units. */
function lengthOf(text = ""): number {
  return [...text].length;
}
