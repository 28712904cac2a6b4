import { useId } from "react";
import { isDay } from "@/lib/core/dates";
import { dayFromTyped } from "@/lib/core/typed-date";
import { DayInput } from "./day-input";

type Props = {
  label: string;
  name: string;
  /** What the address holds, as it was typed: no day is said to be none, and stays to be corrected. */
  value?: string;
};

/** One day to narrow a list by: typed, pasted, or picked from the calendar. */
export function FilterDate({ label, name, value = "" }: Props) {
  const id = useId();
  const isWrong = value !== "" && !isDay(dayFromTyped(value));
  return (
    <div className="w-full sm:w-auto">
      <label id={`${id}-label`} htmlFor={id} className="block text-sm text-ink-soft">
        {label}
      </label>
      {isWrong && (
        <p id={`${id}-error`} className="mb-1 text-sm text-danger sm:max-w-60">
          <span aria-hidden="true">▲ </span>
          这不是一个日期，没有按它筛选。请按 2026-03-01 的样子填写。
        </p>
      )}
      <DayInput
        key={value}
        id={id}
        name={name}
        defaultValue={dayFromTyped(value)}
        labelId={`${id}-label`}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
      />
    </div>
  );
}
