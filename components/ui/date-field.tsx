"use client";

import { useRef } from "react";
import { buttonStyle } from "./button-style";
import { FieldFrame, type FieldProps, useControl } from "./field";
import { Icon } from "./icon";
import { dayFromTyped } from "./typed-date";

/**
 * A calendar day. A line of text, because that is the fastest to type, can be pasted from a document in any usual
 * writing, and works without JavaScript; leaving the field turns it into YYYY-MM-DD. The button opens the browser's
 * own calendar.
 */
export function DateField(field: FieldProps) {
  const { meta, control, frame } = useControl(field);
  const text = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);

  function tidy(input: HTMLInputElement) {
    const day = dayFromTyped(input.value);
    if (day !== input.value) input.value = day;
  }

  function openCalendar() {
    calendar.current!.value = dayFromTyped(text.current!.value);
    calendar.current!.showPicker();
  }

  return (
    <FieldFrame {...field} frame={frame}>
      <div className="flex gap-2">
        <input
          ref={text}
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder="年-月-日"
          defaultValue={meta.defaultValue}
          onBlur={(event) => tidy(event.currentTarget)}
          onKeyDown={(event) => event.key === "Enter" && tidy(event.currentTarget)}
          className="input-box max-w-44 tabular-nums"
        />
        <span className="relative noscript:hidden">
          <button
            type="button"
            aria-label="打开日历"
            aria-describedby={`${frame.id}-label`}
            disabled={field.disabled}
            onClick={openCalendar}
            className={`${buttonStyle("secondary")} px-2`}
          >
            <Icon name="calendar" />
          </button>
          {/* Only lends its calendar; the browser opens it under this invisible box. */}
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              text.current!.value = event.currentTarget.value;
              text.current!.focus();
            }}
            className="pointer-events-none absolute inset-0 -z-10 size-full opacity-0"
          />
        </span>
      </div>
    </FieldFrame>
  );
}
