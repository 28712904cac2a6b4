import type { ThemeColor } from "@/prisma/generated/enums";
import { themeText } from "./theme-text";

export type ColorBar = {
  color: ThemeColor;
  name: string;
  href: string;
  /** How many there are, with their measure: 3 门. */
  count: string;
  current: boolean;
};

/** The four colours as bars with their words, each the way to what belongs to it. */
export function ColorBars({ label, bars }: { label: string; bars: ColorBar[] }) {
  return (
    <nav aria-label={label}>
      <ul className="grid grid-cols-2 gap-x-4 sm:grid-cols-4 md:gap-x-8 *:border-t-6 *:*:flex *:*:min-h-control *:*:items-center *:*:gap-1.5 *:*:text-ink *:*:no-underline *:*:hover:text-red [&_[aria-current]]:font-bold [&_span]:font-normal [&_span]:text-ink-soft [&_span]:tabular-nums">
        {bars.map(({ color, name, href, count, current }) => (
          <li key={color} className={themeText[color]}>
            <a href={href} aria-current={current ? "true" : undefined}>
              {name} <span>{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
