"use client";

import { FieldGroupFrame, type FieldProps, useControl } from "./field";
import type { Option } from "./option";

const row = "flex min-h-control items-center gap-2.5 text-sm";
const box = "size-5 shrink-0";

/** One yes or no. Ticked sends "on". */
export function CheckboxField(field: FieldProps) {
  const { meta, control, frame } = useControl(field);
  return (
    <div>
      <label className={row}>
        <input {...control} type="checkbox" defaultChecked={meta.defaultChecked} className={box} />
        {field.label}
      </label>
      {field.description && (
        <div id={frame.descriptionId} className="pl-7.5 text-xs text-ink-soft">
          {field.description}
        </div>
      )}
      <div id={frame.errorId} className="text-sm text-danger">
        {frame.errors?.map((error) => (
          <p key={error}>▲ {error}</p>
        ))}
      </div>
    </div>
  );
}

/** Any of a few. Sends every ticked value under the one name. */
export function CheckboxGroupField({ options, ...field }: FieldProps & { options: Option[] }) {
  const { meta, invalid, frame } = useControl(field);
  const ticked = meta.defaultOptions ?? [];
  return (
    <FieldGroupFrame {...field} frame={frame} role="group">
      <div className="flex flex-wrap gap-x-6">
        {options.map(({ value, label, hint }) => (
          <label key={value} className={row}>
            <input
              type="checkbox"
              name={field.name}
              value={value}
              disabled={field.disabled}
              defaultChecked={ticked.includes(value)}
              aria-invalid={invalid || undefined}
              data-invalid={invalid || undefined}
              className={box}
            />
            <OptionWords label={label} hint={hint} />
          </label>
        ))}
      </div>
    </FieldGroupFrame>
  );
}

/** Exactly one of a few, all seen at once. */
export function RadioGroupField({ options, ...field }: FieldProps & { options: Option[] }) {
  const { meta, invalid, frame } = useControl(field);
  return (
    <FieldGroupFrame {...field} frame={frame} role="radiogroup">
      <div className="flex flex-wrap gap-x-6">
        {options.map(({ value, label, hint }) => (
          <label key={value} className={row}>
            <input
              type="radio"
              name={field.name}
              value={value}
              disabled={field.disabled}
              defaultChecked={meta.defaultValue === value}
              data-invalid={invalid || undefined}
              className={box}
            />
            <OptionWords label={label} hint={hint} />
          </label>
        ))}
      </div>
    </FieldGroupFrame>
  );
}

function OptionWords({ label, hint }: Pick<Option, "label" | "hint">) {
  return (
    <span>
      {label}
      {hint && <span className="ml-1.5 text-xs text-ink-soft">{hint}</span>}
    </span>
  );
}
