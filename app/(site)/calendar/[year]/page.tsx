import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { getPublicCeremonies, type PublicCeremonyHeadline } from "@/lib/ceremonies/public";
import { weekdayOf } from "@/lib/core/dates";
import { formatTimes } from "@/lib/core/times";
import { MonthMarks } from "../_components/month-marks";
import { gatheringYears, groupByMonth } from "../_components/months";

type Props = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year, total } = await load(params);
  const description = `社区党校 ${year} 年的仪式和讲评会，共 ${total} 场：日期、时间和地点。`;
  return pageMetadata({ title: `${year} 年日历`, description, path: `/calendar/${year}` });
}

/** The gatherings of a year by month and day. */
export default async function CalendarYearPage({ params }: Props) {
  const { year, total, months, ceremonies, earlier, later } = await load(params);
  return (
    <SitePage path={`/calendar/${year}`}>
      <PageTitle title={`${year} 年`} up={{ href: "/calendar", label: "日历" }}>
        <p>共 {total} 场。</p>
      </PageTitle>
      <MonthMarks months={months} />
      {groupByMonth(ceremonies, year).map(({ month, rows }) => (
        <section
          key={month}
          aria-labelledby={`month-${month}`}
          className="mt-8 gap-x-8 border-t border-line-strong pt-4 md:grid md:grid-cols-[8em_1fr]"
        >
          <h2 id={`month-${month}`} className="mb-2 font-serif text-2xl font-bold">
            {month} 月
          </h2>
          <ol className="*:grid *:break-inside-avoid *:grid-cols-[4.5rem_1fr] *:gap-x-4 *:border-b *:border-line *:py-3 *:first:pt-0 *:last:border-b-0 [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red">
            {rows.map((ceremony) => (
              <Row key={ceremony.id} ceremony={ceremony} />
            ))}
          </ol>
        </section>
      ))}
      <nav
        aria-label="其他年份"
        className="mt-10 flex flex-wrap gap-x-8 [&_a]:flex [&_a]:min-h-control [&_a]:items-center"
      >
        {earlier && (
          <a href={`/calendar/${earlier}`} rel="prev">
            {earlier} 年
          </a>
        )}
        {later && (
          <a href={`/calendar/${later}`} rel="next">
            {later} 年
          </a>
        )}
      </nav>
    </SitePage>
  );
}

function Row({ ceremony }: { ceremony: PublicCeremonyHeadline }) {
  const { id, title, heldOn, place, isSample } = ceremony;
  return (
    <li>
      <time dateTime={heldOn} className="font-serif text-lg">
        {Number(heldOn.slice(8))} 日<span className="block text-xs text-ink-soft">{weekdayOf(heldOn)}</span>
      </time>
      <div>
        <p className="font-serif text-lg font-bold">
          <a href={`/ceremonies/${id}`}>{title}</a>
          <SampleMark isSample={isSample} />
        </p>
        <p className="text-sm text-ink-soft">{[formatTimes(ceremony), place].filter(Boolean).join("　")}</p>
      </div>
    </li>
  );
}

/** A year with gatherings and its neighbours; any other year is not found. */
async function load(params: Props["params"]) {
  const { year } = await params;
  const ceremonies = await getPublicCeremonies();
  const years = gatheringYears(ceremonies);
  const index = years.findIndex((one) => String(one.year) === year);
  const found = years[index] ?? notFound();
  return { ...found, ceremonies, later: years[index - 1]?.year, earlier: years[index + 1]?.year };
}
