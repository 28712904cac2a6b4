import type { ReactNode } from "react";

/** What is known of a record, a hairline between lines. What is not known is left out here: the public asks for answers. */
export function Facts({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="border-t border-line-strong">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== "" && value !== false)
        .map(({ term, value }) => (
          <div key={term} className="grid gap-x-8 border-b border-line py-3 sm:grid-cols-[8em_1fr]">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
