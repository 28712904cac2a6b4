import type { ReactNode } from "react";

export type Description = { term: string; value: ReactNode };

/** The facts of one record, a hairline between rows. What is empty prints —, never a blank. */
export function DescriptionList({ items }: { items: Description[] }) {
  return (
    <dl className="border-t border-line text-sm">
      {items.map(({ term, value }) => (
        <div key={term} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[9em_1fr]">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0">{isBlank(value) ? "—" : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isBlank(value: ReactNode): boolean {
  return value === null || value === undefined || value === "" || value === false;
}
