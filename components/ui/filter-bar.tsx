import Form from "next/form";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { type AddressParams, addressWith } from "./address";
import { buttonStyle } from "./button-style";
import { Icon } from "./icon";

export type FilterBarProps = {
  /** What is being narrowed down, e.g. "筛选讲师". */
  label: string;
  params: AddressParams;
  /** The parameters this bar asks for; everything else in the address but the page is kept. */
  names: string[];
  children: ReactNode;
  submitLabel?: string;
};

/** A form whose answer is the address: it works without JavaScript, can be bookmarked, and the back button undoes it. */
export function FilterBar({ label, params, names, children, submitLabel = "查询" }: FilterBarProps) {
  const kept = Object.entries(params).filter(([name]) => !names.includes(name) && name !== "page");
  const active = names.some((name) => params[name]);
  return (
    <Form action="" role="search" aria-label={label} className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
      {kept.flatMap(([name, value]) =>
        [value].flat().map((one) => <input key={`${name}=${one}`} type="hidden" name={name} defaultValue={one} />),
      )}
      {children}
      <div className="flex gap-2">
        <button type="submit" className={buttonStyle("secondary")}>
          {submitLabel}
        </button>
        {active && (
          <Link
            href={addressWith(params, Object.fromEntries([...names, "page"].map((name) => [name, undefined])))}
            className={buttonStyle("quiet")}
          >
            清除
          </Link>
        )}
      </div>
    </Form>
  );
}

type FilterProps = { label: string; name: string; value?: string };

/** The words to look for. `value` is what the address holds. */
export function SearchField({ label, name, value = "", placeholder }: FilterProps & { placeholder?: string }) {
  const id = useId();
  return (
    <div className="w-full sm:w-72">
      <label htmlFor={id} className="block text-sm text-ink-soft">
        {label}
      </label>
      <div className="relative">
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-soft">
          <Icon name="search" />
        </span>
        <input
          key={value}
          id={id}
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          autoComplete="off"
          className="input-box pl-9"
        />
      </div>
    </div>
  );
}

/** One choice among few; the first option is "any". */
export function FilterSelect({
  label,
  name,
  value = "",
  options,
  anyLabel = "全部",
}: FilterProps & { options: { value: string; label: string }[]; anyLabel?: string }) {
  const id = useId();
  return (
    <div className="w-full sm:w-auto sm:min-w-36">
      <label htmlFor={id} className="block text-sm text-ink-soft">
        {label}
      </label>
      <select key={value} id={id} name={name} defaultValue={value} className="input-box">
        <option value="">{anyLabel}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
