export type FilterLink = { href: string; label: string; count: number; current: boolean };

/** Ways to narrow a list, each a page of its own with how many records it has. */
export function FilterLinks({ label, links }: { label: string; links: FilterLink[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-baseline gap-x-5 border-b border-line">
      <ul className="flex flex-wrap gap-x-6 *:*:-mb-px *:*:flex *:*:min-h-control *:*:text-ink *:*:no-underline *:*:items-center *:*:gap-1.5 *:*:border-b-3 *:*:border-transparent *:*:hover:text-red [&_[aria-current]]:border-red [&_[aria-current]]:text-red [&_span]:text-ink-soft [&_span]:tabular-nums">
        {links.map(({ href, label: word, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "page" : undefined}>
              {word} <span>{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
