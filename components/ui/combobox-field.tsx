"use client";

import { useEffect, useRef, useState } from "react";
import { Button, ComboBox, Group, I18nProvider, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { FieldFrame, type FieldProps, useControl } from "./field";
import { Icon } from "./icon";
import type { Option, OptionSearch } from "./option";
import { useOptions, wordsForNoOptions } from "./use-options";

export type ComboboxFieldProps = FieldProps & {
  /** All options; or, with `search`, those whose labels must be known at the start (the one already chosen). */
  options?: Option[];
  search?: OptionSearch;
  placeholder?: string;
};

/**
 * One of many, found by typing. Sends the option's value. Without JavaScript it is a plain select, when all options are
 * known.
 */
export function ComboboxField({
  options,
  search,
  placeholder = "输入文字或拼音首字母查找",
  ...field
}: ComboboxFieldProps) {
  const { meta, control, frame, invalid } = useControl(field);
  const first = options?.find((option) => option.value === meta.defaultValue);
  const [chosen, setChosen] = useState<Option | undefined>(first);
  const [text, setText] = useState(first?.label ?? "");
  const [open, setOpen] = useState(false);
  const [scripted, setScripted] = useState(false);
  // A freshly opened list shows everything, not only what looks like the present choice.
  const typed = text === chosen?.label ? "" : text;
  const result = useOptions(typed, options, search, open);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => setScripted(true), []);

  function choose(value: string | null) {
    const option = [...result.options, ...(chosen ? [chosen] : [])].find((one) => one.value === value);
    setChosen(option);
    setText(option?.label ?? "");
  }

  return (
    <FieldFrame {...field} frame={frame}>
      <I18nProvider locale="zh-CN">
        <ComboBox
          ref={box}
          id={control.id}
          aria-label={field.label}
          items={result.options.map((option) => ({ ...option, id: option.value }))}
          value={chosen?.value ?? null}
          onChange={(key) => choose(key === null ? null : String(key))}
          inputValue={text}
          onInputChange={(next) => {
            setText(next);
            if (next === "") setChosen(undefined);
          }}
          onOpenChange={setOpen}
          isDisabled={field.disabled}
          isInvalid={invalid}
          isRequired={field.required}
          validationBehavior="aria"
          allowsEmptyCollection
          className="noscript:hidden"
        >
          <Group className="relative">
            <Input
              aria-describedby={control["aria-describedby"]}
              data-invalid={control["data-invalid"]}
              placeholder={placeholder}
              autoComplete="off"
              className="input-box pr-11"
            />
            <Button
              aria-label="展开"
              aria-describedby={`${frame.id}-label`}
              className="absolute inset-y-0 right-0 flex w-control items-center justify-center text-ink-soft hover:text-ink"
            >
              <Icon name="down" />
            </Button>
          </Group>
          <Popover className="w-(--trigger-width) overflow-y-auto border border-line-strong bg-surface shadow-overlay">
            <ListBox
              aria-label={field.label}
              className="max-h-80 overflow-y-auto py-1 text-sm outline-none"
              renderEmptyState={() => <p className="px-3 py-2 text-ink-soft">{wordsForNoOptions(result)}</p>}
            >
              {({ value, label, hint }: Option) => (
                <ListBoxItem
                  id={value}
                  textValue={label}
                  className="flex min-h-control cursor-pointer flex-wrap items-baseline gap-x-2 px-3 py-1.5 data-focused:bg-red-tint data-selected:font-bold"
                >
                  {label}
                  {hint && <span className="text-xs font-normal text-ink-soft">{hint}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      </I18nProvider>
      {/* Only with script, so that the select below is the sole owner of the name without it. */}
      {scripted && <input type="hidden" name={field.name} value={chosen?.value ?? ""} disabled={field.disabled} />}
      <noscript>
        <select name={field.name} defaultValue={meta.defaultValue ?? ""} aria-label={field.label} className="input-box">
          <option value="">请选择</option>
          {options?.map(({ value, label, hint }) => (
            <option key={value} value={value}>
              {hint ? `${label}（${hint}）` : label}
            </option>
          ))}
        </select>
      </noscript>
    </FieldFrame>
  );
}
