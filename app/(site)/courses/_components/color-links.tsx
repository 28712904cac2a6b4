import { getCourseCounts } from "@/lib/courses/public";
import type { ThemeColor } from "@/prisma/generated/enums";
import { pathOf } from "./listing";

const BARS: Record<ThemeColor, string> = {
  RED: "border-theme-red",
  GREEN: "border-theme-green",
  BLUE: "border-theme-blue",
  ORANGE: "border-theme-orange",
};

/** The four colours as bars with their words, each the way to its courses; nothing when no course has a colour. */
export async function ColorLinks({ current }: { current?: ThemeColor }) {
  const { byColor } = await getCourseCounts();
  if (byColor.every(({ count }) => count === 0)) return null;
  return (
    <nav aria-label="按四色查看">
      <ul className="grid grid-cols-2 gap-x-4 sm:grid-cols-4 md:gap-x-8 *:*:flex *:*:min-h-control *:*:items-center *:*:gap-1.5 *:*:border-t-6 *:*:text-ink *:*:no-underline *:*:hover:text-red [&_[aria-current]]:font-bold [&_span]:font-normal [&_span]:text-ink-soft [&_span]:tabular-nums">
        {byColor.map(({ color, name, count }) => (
          <li key={color}>
            <a
              href={pathOf({ color, name })}
              className={BARS[color]}
              aria-current={color === current ? "true" : undefined}
            >
              {name} <span>{count} 门</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
