"use client";

import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react";
import { FieldFrame, type FieldProps, useControl } from "./field";

export type TextFieldProps = FieldProps & {
  type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "tel" | "url" | "search">;
  inputMode?: "text" | "tel" | "email" | "url" | "numeric" | "decimal";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  placeholder?: string;
  /** Said beside the label, never enforced while typing: cutting a pasted text silently loses its end. */
  maxLength?: number;
  /** A CSS width for short values, e.g. "12em". */
  width?: string;
};

/** One line of text. */
export function TextField({
  type = "text",
  inputMode,
  autoComplete = "off",
  placeholder,
  maxLength,
  width,
  ...field
}: TextFieldProps) {
  const description = withLimit(field.description, maxLength);
  const { meta, control, frame } = useControl({ ...field, description });
  return (
    <FieldFrame {...field} description={description} frame={frame}>
      <input
        {...control}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        placeholder={placeholder}
        defaultValue={meta.defaultValue}
        style={{ maxWidth: width }}
        className="input-box"
      />
    </FieldFrame>
  );
}

function withLimit(description: FieldProps["description"], maxLength?: number) {
  if (!maxLength) return description;
  return (
    <>
      {description}
      {`最多 ${maxLength} 字。`}
    </>
  );
}
