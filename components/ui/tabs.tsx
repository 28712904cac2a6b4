import Link from "next/link";
import { type AddressParams, addressWith } from "./address";

export type Tab = { key: string; label: string; count?: number };

export type TabsProps = {
  label: string;
  tabs: Tab[];
  /** The key of the tab that is shown. */
  current: string;
  params?: AddressParams;
  /** The parameter that holds the tab; the first tab needs none. */
  name?: string;
  /** Other parameters a new tab starts without. */
  drop?: string[];
};

/** Views of one record as links: the view is in the address, so it can be reloaded, sent and opened beside another. */
export function Tabs({ label, tabs, current, params = {}, name = "tab", drop = ["page", "sort"] }: TabsProps) {
  const cleared = Object.fromEntries(drop.map((dropped) => [dropped, undefined]));
  return (
    <nav aria-label={label} className="mb-6 border-b border-line-strong">
      <ul className="flex flex-wrap gap-x-1">
        {tabs.map(({ key, label, count }, index) => (
          <li key={key}>
            <Link
              href={addressWith(params, { ...cleared, [name]: index === 0 ? undefined : key })}
              aria-current={key === current ? "page" : undefined}
              className="-mb-px flex min-h-control items-center gap-1.5 border-b-3 border-transparent px-3 text-sm hover:border-line-strong aria-[current=page]:border-red aria-[current=page]:font-bold aria-[current=page]:text-red"
            >
              {label}
              {count !== undefined && <span className="font-normal text-ink-soft tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
