export type Part = { href: string; label: string; count: number; unit: string };

/** What stands on a long page and how much of it, each the way there; nothing on a page of few parts. */
export function OnThisPage({ parts }: { parts: Part[] }) {
  const shown = parts.filter(({ count }) => count > 0);
  if (shown.length < 3) return null;
  return (
    <nav aria-label="本页内容" className="print:hidden">
      <ul className="flex flex-wrap gap-x-6 *:*:flex *:*:min-h-control *:*:items-center *:*:gap-1.5 [&_span]:text-ink-soft [&_span]:tabular-nums">
        {shown.map(({ href, label, count, unit }) => (
          <li key={href}>
            <a href={href}>
              {label} <span>{`${count} ${unit}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
