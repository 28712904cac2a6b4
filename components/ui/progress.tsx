import { useId } from "react";

/**
 * How far something has come. Without `value` it only says that work is going on; nothing moves by itself, the
 * text under the bar (`text`, or "value / max") is what tells.
 */
export function Progress({
  label,
  value,
  max = 100,
  text,
}: {
  label: string;
  value?: number;
  max?: number;
  text?: string;
}) {
  const id = useId();
  const words = text ?? (value === undefined ? "正在处理…" : `${value} / ${max}`);
  return (
    <div className="text-sm">
      <div className="flex flex-wrap justify-between gap-x-4">
        <label htmlFor={id}>{label}</label>
        <span className="text-ink-soft tabular-nums">{words}</span>
      </div>
      <progress
        id={id}
        value={value}
        max={max}
        className="mt-1 block h-2 w-full appearance-none overflow-hidden rounded-sm border-0 bg-line [&::-moz-progress-bar]:bg-red [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-red indeterminate:[&::-moz-progress-bar]:bg-line-strong indeterminate:[&::-webkit-progress-bar]:bg-line-strong"
      >
        {words}
      </progress>
    </div>
  );
}
