import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { buttonStyle } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai, formatDay } from "@/lib/core/dates";
import { dayFromTyped } from "@/lib/core/typed-date";
import { may, requireViewer } from "@/lib/core/viewer";
import { getFirstRecordedDay, getYearlySummary } from "@/lib/summaries/queries";
import { periodOf, yearsToChoose } from "@/lib/summaries/rules";
import { AsOfForm } from "../_components/as-of-form";
import { ChapterTableView } from "../_components/chapter-table-view";

type Props = { params: Promise<{ year: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).year}年度总结` };
}

export default async function YearlySummaryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer("summaries.view");
  const on = textIn((await searchParams).on);
  const period = periodOf((await params).year, on && dayFromTyped(on));
  if (!period) notFound();
  const summary = await getYearlySummary(viewer, period);
  const today = dayInShanghai();
  const years = yearsToChoose(await getFirstRecordedDay(viewer), today);
  const exportQuery = period.asOf === period.until ? "" : `?on=${period.asOf}`;
  return (
    <>
      <PageHeader
        title={`${period.year}年度总结`}
        meta={`统计年度 ${formatDay(period.from)}至${formatDay(period.until)}；现有数按${formatDay(period.asOf)}计`}
        actions={
          may(viewer, "summaries.export") && (
            <>
              <a className={buttonStyle("secondary")} href={`/admin/summaries/${period.year}/word${exportQuery}`}>
                导出 Word
              </a>
              <a className={buttonStyle("secondary")} href={`/admin/summaries/${period.year}/excel${exportQuery}`}>
                导出 Excel
              </a>
            </>
          )
        }
      />
      <nav aria-label="年度" className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">
        {years.map((year) => (
          <Link
            key={year}
            href={`/admin/summaries/${year}`}
            aria-current={year === period.year ? "page" : undefined}
            className="inline-flex min-h-control items-center aria-[current=page]:font-bold aria-[current=page]:text-red"
          >
            {year}年
          </Link>
        ))}
      </nav>
      <AsOfForm typed={on ?? period.asOf} />
      <div className="mb-6 grid gap-3 empty:hidden">
        {summary.sampleNotice && <Notice kind="warn">{summary.sampleNotice}</Notice>}
        {period.asOf > today && <Notice>{formatDay(period.asOf)}尚未到来：现有数按目前的记录推算到那一天。</Notice>}
      </div>
      {summary.chapters.map((chapter) => (
        <section key={chapter.key} aria-labelledby={chapter.key} className="mb-12">
          <h2 id={chapter.key} className="mb-4 font-serif text-xl font-bold">
            {chapter.title}
          </h2>
          <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
            {chapter.figures.map((figure) => (
              <Stat
                key={figure.key}
                label={figure.label}
                value={figure.value}
                unit={figure.unit}
                href={figure.href}
                rule={
                  <>
                    口径：{figure.countingRule}
                    {figure.samples > 0 && <strong className="block font-bold">其中示例 {figure.samples}</strong>}
                  </>
                }
              />
            ))}
          </div>
          {chapter.tables.map((table) => (
            <ChapterTableView key={table.title} table={table} />
          ))}
        </section>
      ))}
    </>
  );
}
