import { SampleMark } from "@/components/site/sample-mark";
import type { ComingCeremony } from "@/lib/ceremonies/public";
import { weekdayOf, yearOf } from "@/lib/core/dates";
import { formatTimes } from "@/lib/core/times";

/** So many stand on the front page; the calendar has all. */
const SHOWN = 4;

/** The next gatherings, a date as large as on a wall calendar. */
export function ComingDates({ ceremonies }: { ceremonies: ComingCeremony[] }) {
  return (
    <section aria-labelledby="coming">
      <h2 id="coming" className="mb-3 font-serif text-2xl font-bold">
        近期安排
      </h2>
      {ceremonies.length === 0 && (
        <p className="border-y border-line-strong border-b-line py-5 text-ink-soft">近期没有公开的安排。</p>
      )}
      <ol className="border-t border-line-strong empty:hidden *:grid *:grid-cols-[5rem_1fr] *:gap-x-5 *:border-b *:border-line *:py-4">
        {ceremonies.slice(0, SHOWN).map((ceremony) => (
          <Coming key={ceremony.id} ceremony={ceremony} />
        ))}
      </ol>
      <p className="mt-2">
        <a href="/calendar" className="inline-flex min-h-control items-center text-red underline underline-offset-4">
          {ceremonies.length > SHOWN ? `全部 ${ceremonies.length} 项安排` : "日历与订阅"}
        </a>
      </p>
    </section>
  );
}

function Coming({ ceremony }: { ceremony: ComingCeremony }) {
  const { id, title, heldOn, place, isSample } = ceremony;
  const [month, day] = [Number(heldOn.slice(5, 7)), Number(heldOn.slice(8))];
  return (
    <li>
      <time dateTime={heldOn} className="font-serif leading-none">
        <span className="block text-sm text-ink-soft">
          {yearOf(heldOn)}年{month}月
        </span>
        <span className="mt-1 block text-4xl tabular-nums">
          {day}
          <span className="text-sm"> 日</span>
        </span>
      </time>
      <div>
        <p className="font-serif text-lg font-bold">
          <a href={`/ceremonies/${id}`} className="hover:text-red hover:underline hover:decoration-1">
            {title}
          </a>
          <SampleMark isSample={isSample} />
        </p>
        <p className="text-sm text-ink-soft">
          {[weekdayOf(heldOn), formatTimes(ceremony), place].filter(Boolean).join("　")}
        </p>
      </div>
    </li>
  );
}
