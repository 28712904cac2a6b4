import type { ReactNode } from "react";
import { batchName } from "@/components/site/batch-name";
import { type Mark, MarkRow } from "@/components/site/mark-row";
import { slugOf } from "@/components/site/slug";
import { type Day, formatDay } from "@/lib/core/dates";
import type { Figure, Figures } from "@/lib/figures/public";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";

/** Categories that are shown even when nobody is in them; the others only when somebody is. */
const ALWAYS = ["FULL_TIME", "INVITED"];

/** The school in numbers; every number leads to what it counts. */
export function SchoolFigures({ figures, today }: { figures: Figures; today: Day }) {
  const { lecturers, teams, points, batches, courses, routes, ceremonies } = figures;
  const shown = lecturers.filter(({ category, count }) => count > 0 || ALWAYS.includes(category));
  const newest = batches.at(-1)?.batch;
  const marks = batches.flatMap(({ batch, count }) =>
    Array.from({ length: count }, (): Mark => (batch === newest ? "ACCENT" : "FILLED")),
  );
  return (
    <section aria-labelledby="figures" className="mt-10 md:mt-14">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="figures" className="font-serif text-2xl font-bold">
          学校现状
        </h2>
        <p className="text-sm text-ink-soft">截至{formatDay(today)}</p>
      </div>
      <ul className="grid grid-cols-2 gap-x-8 md:grid-cols-4">
        {shown.map(({ category, ...figure }) => (
          <Item key={category}>
            <Numeral
              href={`/lecturers/category/${slugOf(category)}`}
              label={`现有${CATEGORY_LABELS[category]}讲师`}
              figure={figure}
              unit="人"
            />
          </Item>
        ))}
        <Item>
          <Numeral href="/lecturer-teams" label="特聘讲师团" figure={teams} unit="个" />
        </Item>
        <Item>
          <Numeral href="/courses" label="课程" figure={courses} unit="门" />
        </Item>
        <Item>
          <Numeral href="/routes" label="线路" figure={routes} unit="条" />
        </Item>
        <Item>
          <Numeral href="/ceremonies" label="仪式" figure={ceremonies} unit="场" />
        </Item>
        <Item quarters={quartersLeft(shown.length + 4)}>
          <Numeral href="/teaching-points" label="现场教学点" figure={points} unit="个" />
          <div className="mt-4">
            <MarkRow marks={marks} />
            <ul className="-mb-2.5 flex flex-wrap gap-x-6 text-sm">
              {batches.map(({ batch, count }) => (
                <li key={batch}>
                  <a
                    href={`/teaching-points/batch/${batch}`}
                    className="inline-flex min-h-control items-center underline decoration-line-strong underline-offset-4 hover:text-red"
                  >
                    {batchName(batch)} {count} 个
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </Item>
      </ul>
    </section>
  );
}

/** How many quarters of a row are left after so many cells; a whole one when the last is full. */
function quartersLeft(cells: number): 1 | 2 | 3 | 4 {
  return (4 - (cells % 4)) as 1 | 2 | 3 | 4;
}

const SPANS = { 1: "", 2: "md:col-span-2", 3: "md:col-span-3", 4: "md:col-span-4" };

/** One cell under a hairline, or what is left of the row for a number that has something to show beside it. */
function Item({ quarters, children }: { quarters?: 1 | 2 | 3 | 4; children: ReactNode }) {
  const room = quarters ? `col-span-2 flex flex-wrap items-end gap-x-10 ${SPANS[quarters]}` : "";
  return <li className={`border-t border-line-strong pt-3 pb-7 ${room}`}>{children}</li>;
}

function Numeral({ href, label, figure, unit }: { href: string; label: string; figure: Figure; unit: string }) {
  return (
    <a href={href} className="group block">
      <span className="underline decoration-line-strong underline-offset-4 group-hover:text-red">{label}</span>
      <span className="mt-2 block">
        <span className="font-serif text-[4rem] leading-none tabular-nums group-hover:text-red md:text-[5rem]">
          {figure.count}
        </span>{" "}
        {unit}
      </span>
      {figure.samples > 0 && <span className="mt-1 block text-xs text-ink-soft">含示例 {figure.samples}</span>}
    </a>
  );
}
