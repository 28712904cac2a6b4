"use client";

import { FieldFrame, type FieldProps, useControl } from "./field";

export type NumberFieldProps = FieldProps & { unit?: string; decimal?: boolean; placeholder?: string };

/**
 * A number as text with a digit keyboard: `type="number"` changes under the mouse wheel and hands over nothing at all
 * when it holds a letter, so the refusal could not say what was wrong.
 */
export function NumberField({ unit, decimal, placeholder, ...field }: NumberFieldProps) {
  const { meta, control, frame } = useControl(field);
  return (
    <FieldFrame {...field} frame={frame}>
      <div className="flex items-center gap-2">
        <input
          {...control}
          type="text"
          inputMode={decimal ? "decimal" : "numeric"}
          autoComplete="off"
          placeholder={placeholder}
          defaultValue={meta.defaultValue}
          className="input-box max-w-40 tabular-nums"
        />
        {unit && <span className="text-sm">{unit}</span>}
      </div>
    </FieldFrame>
  );
}
