import { useId } from "react";

/** A day to narrow the list by. */
export function DayFilter({ label, name, value = "" }: { label: string; name: string; value?: string }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-sm text-ink-soft">
        {label}
      </label>
      <input key={value} id={id} type="date" name={name} defaultValue={value} className="input-box" />
    </div>
  );
}
