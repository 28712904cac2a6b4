"use client";

import { FieldFrame, type FieldProps, useControl } from "./field";
import type { Option } from "./option";

export type SelectFieldProps = FieldProps & {
  options: Option[];
  /** The words of the empty choice; `null` leaves it out. */
  emptyLabel?: string | null;
};

/** One of a few. The browser's own select: nothing is better on a phone. */
export function SelectField({ options, emptyLabel = "请选择", ...field }: SelectFieldProps) {
  const { meta, control, frame } = useControl(field);
  return (
    <FieldFrame {...field} frame={frame}>
      <select {...control} defaultValue={meta.defaultValue ?? ""} className="input-box sm:w-auto sm:min-w-60">
        {emptyLabel !== null && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.hint ? `${option.label}（${option.hint}）` : option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
