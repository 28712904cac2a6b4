import type { ReactNode } from "react";

/** What is known of a record, a hairline between lines. What is not known is left out here: the public asks for answers. */
export function Facts({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="border-t border-line-strong *:grid *:gap-x-8 *:border-b *:border-line *:py-3 sm:*:grid-cols-[8em_1fr] [&_dd]:min-w-0 [&_dt]:text-ink-soft">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== "" && value !== false)
        .map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
