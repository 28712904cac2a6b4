import { MonthMarks } from "./month-marks";
import type { GatheringYear } from "./months";

/** The years with gatherings, each the way to its months. Nothing without any. */
export function YearList({ years }: { years: GatheringYear[] }) {
  if (years.length === 0) return null;
  return (
    <section aria-labelledby="years" className="mt-14">
      <h2 id="years" className="mb-3 font-serif text-2xl font-bold">
        按年月查看
      </h2>
      <ul className="border-t border-line-strong *:flex *:flex-wrap *:items-center *:justify-between *:gap-x-6 *:border-b *:border-line *:py-2 [&_a]:inline-flex [&_a]:min-h-control [&_a]:items-center [&_a]:font-serif [&_a]:text-xl [&_span]:text-ink-soft">
        {years.map(({ year, total, months }) => (
          <li key={year}>
            <p>
              <a href={`/calendar/${year}`}>{year} 年</a>　<span>{total} 场</span>
            </p>
            <MonthMarks months={months} />
          </li>
        ))}
      </ul>
    </section>
  );
}
