"use client";

import { DayInput } from "./day-input";
import { FieldFrame, type FieldProps, useControl } from "./field";

/** A calendar day in a form. */
export function DateField(field: FieldProps) {
  const { meta, control, frame } = useControl(field);
  return (
    <FieldFrame {...field} frame={frame}>
      <DayInput {...control} defaultValue={meta.defaultValue} labelId={`${frame.id}-label`} />
    </FieldFrame>
  );
}
