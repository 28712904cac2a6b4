"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { FieldGroupFrame, type FieldProps, useControl } from "./field";
import { Icon } from "./icon";
import type { Option, OptionSearch } from "./option";
import { useOptions, wordsForNoOptions } from "./use-options";

export type MultiPickFieldProps = FieldProps & {
  /** All options; or, with `search`, those whose labels must be known at the start (the ones already picked). */
  options?: Option[];
  search?: OptionSearch;
};

/**
 * Any of many: ticked in a list that is narrowed down by typing, shown above it as picked. Sends every picked value
 * under the one name. The ticks are ordinary check boxes, so with known options it works without JavaScript.
 */
export function MultiPickField({ options = [], search, ...field }: MultiPickFieldProps) {
  const { meta, invalid, frame } = useControl(field);
  const [picked, setPicked] = useState<Option[]>(() =>
    options.filter(({ value }) => meta.defaultOptions?.includes(value)),
  );
  const [typed, setTyped] = useState("");
  const [visited, setVisited] = useState(false);
  const result = useOptions(typed, options, search, visited);
  const filterId = useId();
  const isPicked = (option: Option) => picked.some((one) => one.value === option.value);
  const shown = new Set(result.options.map((option) => option.value));
  // What is picked or known but filtered away stays in the form, out of sight.
  const all = search ? [...picked.filter((option) => !shown.has(option.value)), ...result.options] : options;

  function toggle(option: Option) {
    setPicked(isPicked(option) ? picked.filter((one) => one.value !== option.value) : [...picked, option]);
  }

  return (
    <FieldGroupFrame {...field} frame={frame} role="group">
      {picked.length > 0 && (
        <ul aria-label={`已选 ${picked.length} 项`} className="mb-2 flex flex-wrap gap-1.5 noscript:hidden">
          {picked.map((option) => (
            <li key={option.value}>
              <button
                type="button"
                disabled={field.disabled}
                onClick={() => toggle(option)}
                aria-label={`去掉${option.label}`}
                className="inline-flex min-h-8 items-center gap-1.5 rounded-sm border border-line-strong bg-red-tint px-2 text-sm hover:border-red hover:text-red pointer-coarse:min-h-control"
              >
                {option.label}
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div
        className="rounded-md border border-line-strong bg-surface data-[invalid=true]:border-danger"
        data-invalid={invalid}
      >
        <div className="flex items-center gap-2 border-b border-line px-3 text-ink-soft noscript:hidden">
          <Icon name="search" />
          <label htmlFor={filterId} className="sr-only">
            查找{field.label}
          </label>
          <input
            id={filterId}
            type="search"
            value={typed}
            disabled={field.disabled}
            placeholder="输入文字或拼音首字母查找"
            autoComplete="off"
            onFocus={() => setVisited(true)}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              const [only] = result.options;
              if (only && typed) toggle(only);
            }}
            className="min-h-control w-full bg-transparent text-base text-ink"
          />
          <span className="shrink-0 text-xs tabular-nums">已选 {picked.length}</span>
        </div>
        <ul className="max-h-64 overflow-y-auto" onKeyDown={moveByArrows}>
          {all.map((option) => (
            <li key={option.value} hidden={!shown.has(option.value)}>
              <label className="flex min-h-control items-center gap-2.5 px-3 text-sm hover:bg-red-tint has-checked:font-bold">
                <input
                  type="checkbox"
                  name={field.name}
                  value={option.value}
                  checked={isPicked(option)}
                  disabled={field.disabled}
                  aria-invalid={invalid || undefined}
                  onChange={() => toggle(option)}
                  className="size-5 shrink-0"
                />
                {option.label}
                {option.hint && <span className="text-xs font-normal text-ink-soft">{option.hint}</span>}
              </label>
            </li>
          ))}
        </ul>
        <p role="status" className="px-3 py-2 text-sm text-ink-soft empty:hidden">
          {shown.size === 0 && (search && !visited ? "输入文字开始查找。" : wordsForNoOptions(result))}
        </p>
      </div>
    </FieldGroupFrame>
  );
}

/** Up and down walk through the visible ticks, which Tab alone makes slow. */
function moveByArrows(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>("li:not([hidden]) input")];
  boxes[boxes.indexOf(document.activeElement as HTMLInputElement) + step]?.focus();
}
