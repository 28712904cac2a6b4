"use client";

import { type ComponentProps, useRef } from "react";
import { dayFromTyped } from "@/lib/core/typed-date";
import { buttonStyle } from "./button-style";
import { Icon } from "./icon";

type Props = Pick<
  ComponentProps<"input">,
  "id" | "name" | "defaultValue" | "disabled" | "required" | "aria-describedby"
> & {
  "aria-invalid"?: boolean;
  /** The element that names the day, for the button beside it. */
  labelId: string;
};

/**
 * A calendar day. A line of text, because that is the fastest to type, can be pasted from a document in any usual
 * writing, and works without JavaScript; leaving the field turns it into YYYY-MM-DD. The button opens the browser's
 * own calendar.
 */
export function DayInput({ labelId, ...input }: Props) {
  const text = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);

  function tidy(typed: HTMLInputElement) {
    const day = dayFromTyped(typed.value);
    if (day !== typed.value) typed.value = day;
  }

  function openCalendar() {
    calendar.current!.value = dayFromTyped(text.current!.value);
    calendar.current!.showPicker();
  }

  return (
    <div className="flex gap-2">
      <input
        {...input}
        ref={text}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder="年-月-日"
        onBlur={(event) => tidy(event.currentTarget)}
        onKeyDown={(event) => event.key === "Enter" && tidy(event.currentTarget)}
        className="input-box max-w-44 tabular-nums"
      />
      <span className="relative noscript:hidden">
        <button
          type="button"
          aria-label="打开日历"
          aria-describedby={labelId}
          disabled={input.disabled}
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
  );
}
