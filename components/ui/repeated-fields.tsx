"use client";

import { useField } from "@conform-to/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { buttonStyle } from "./button-style";
import type { FormValues } from "./form";
import { Icon, type IconName } from "./icon";

export type RepeatedFieldsProps = {
  name: string;
  label: string;
  /** What one row is, e.g. "议程". */
  rowLabel: string;
  description?: ReactNode;
  /** The fields of one row; their names start with `prefix`, e.g. `${prefix}.title`. */
  children: (prefix: string, index: number) => ReactNode;
};

/**
 * Rows of the same fields, added, removed and moved by buttons. The buttons are submits that the action answers with the
 * changed rows, so it works without JavaScript; with it nothing is sent.
 */
export function RepeatedFields({ name, label, rowLabel, description, children }: RepeatedFieldsProps) {
  const [meta, form] = useField<FormValues[]>(name);
  const rows = meta.getFieldList();
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState("");
  const count = rows.length;
  const before = useRef(count);

  useEffect(() => {
    if (count > before.current) {
      const fields = list.current?.lastElementChild?.querySelector<HTMLElement>(
        "input:not([type=hidden]), select, textarea",
      );
      fields?.focus();
      setSaid(`已添加第 ${count} 项${rowLabel}`);
    }
    if (count < before.current) {
      adder.current?.focus();
      setSaid(`已去掉一项${rowLabel}，还有 ${count} 项`);
    }
    before.current = count;
  }, [count, rowLabel]);

  return (
    <fieldset className="min-w-0" aria-describedby={meta.errors ? meta.errorId : undefined}>
      <legend className="text-sm font-bold">{label}</legend>
      {description && <div className="text-xs text-ink-soft">{description}</div>}
      <div id={meta.errorId} className="text-sm text-danger">
        {meta.errors?.map((error) => (
          <p key={error}>▲ {error}</p>
        ))}
      </div>
      <ol ref={list}>
        {rows.map((row, index) => (
          <li key={row.key ?? index} className="border-b border-line py-4">
            <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
              <span className="text-sm text-ink-soft">
                {rowLabel} {index + 1}
              </span>
              <span className="flex gap-1">
                {index > 0 && (
                  <RowButton
                    icon="up"
                    label={`上移第 ${index + 1} 项`}
                    {...form.reorder.getButtonProps({ name, from: index, to: index - 1 })}
                  />
                )}
                {index < count - 1 && (
                  <RowButton
                    icon="down"
                    label={`下移第 ${index + 1} 项`}
                    {...form.reorder.getButtonProps({ name, from: index, to: index + 1 })}
                  />
                )}
                <RowButton
                  icon="close"
                  label={`去掉第 ${index + 1} 项`}
                  {...form.remove.getButtonProps({ name, index })}
                />
              </span>
            </div>
            <div className="grid gap-4">{children(row.name, index)}</div>
          </li>
        ))}
      </ol>
      <button
        ref={adder}
        type="submit"
        {...form.insert.getButtonProps({ name })}
        className={`${buttonStyle("secondary")} mt-3`}
      >
        添加{rowLabel}
      </button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </fieldset>
  );
}

type RowButtonProps = {
  icon: IconName;
  label: string;
  name: string;
  value: string;
  form: string;
  formNoValidate: boolean;
};

function RowButton({ icon, label, ...intent }: RowButtonProps) {
  return (
    <button type="submit" aria-label={label} title={label} className={buttonStyle("quiet", "small")} {...intent}>
      <Icon name={icon} />
    </button>
  );
}
