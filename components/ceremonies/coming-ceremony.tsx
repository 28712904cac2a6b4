import type { ReactNode } from "react";
import { SampleMark } from "@/components/site/sample-mark";
import type { ComingCeremony } from "@/lib/ceremonies/public";
import { type Day, weekdayOf, yearOf } from "@/lib/core/dates";
import { formatTimes } from "@/lib/core/times";

/** Of a list of coming gatherings, said once: the date at the side, what it is beside it. */
export const comingRows =
  "border-t border-line-strong empty:hidden *:grid *:grid-cols-[5rem_1fr] *:gap-x-5 *:border-b *:border-line *:py-4 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red";

/** One coming gathering in a list with `comingRows`, its date as large as on a wall calendar; `children` stand below. */
export function ComingCeremonyRow({ ceremony, children }: { ceremony: ComingCeremony; children?: ReactNode }) {
  const { id, title, heldOn, place, isSample } = ceremony;
  return (
    <li>
      <LargeDate day={heldOn} />
      <div>
        <p className="font-serif text-lg font-bold">
          <a href={`/ceremonies/${id}`}>{title}</a>
          <SampleMark isSample={isSample} />
        </p>
        <p className="text-sm text-ink-soft">
          {[weekdayOf(heldOn), formatTimes(ceremony), place].filter(Boolean).join("　")}
        </p>
        {children}
      </div>
    </li>
  );
}

function LargeDate({ day }: { day: Day }) {
  return (
    <time dateTime={day} className="font-serif leading-none">
      <span className="block text-sm text-ink-soft">
        {yearOf(day)}年{Number(day.slice(5, 7))}月
      </span>
      <span className="mt-1 block text-4xl tabular-nums">
        {Number(day.slice(8))}
        <span className="text-sm"> 日</span>
      </span>
    </time>
  );
}
