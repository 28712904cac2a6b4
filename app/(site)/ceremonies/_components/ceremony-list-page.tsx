import { notFound } from "next/navigation";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage, slicePage } from "@/components/site/paging";
import { rows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { EmptyState } from "@/components/ui/empty-state";
import { getPublicCeremonies, type PublicCeremonyHeadline } from "@/lib/ceremonies/public";
import { type Day, dayInShanghai, formatDay, yearOf } from "@/lib/core/dates";

/** A page of the list of ceremonies, by year, latest first. 404 beyond the last page. */
export async function CeremonyListPage({ page }: { page: number }) {
  const slice = slicePage(await getPublicCeremonies(), page);
  if (!slice) notFound();
  const today = dayInShanghai();
  const years = [...new Set(slice.rows.map(({ heldOn }) => yearOf(heldOn)))];
  return (
    <SitePage section="ceremonies" path={addressOfPage("/ceremonies", page)}>
      <PageTitle title="仪式">
        <p>
          聘任讲师、为教学点授牌、讲评一年的学习：历次集会的时间、地点和议程。近期的安排看<a href="/calendar">日历</a>。
        </p>
      </PageTitle>
      {slice.rows.length === 0 && <EmptyState title="还没有公开的仪式" text="仪式公开之后会列在这里。" />}
      {years.map((year) => (
        <section key={year} aria-labelledby={`year-${year}`} className="mt-10 first-of-type:mt-0">
          <h2 id={`year-${year}`} className="mb-3 font-serif text-2xl font-bold">
            {year} 年
          </h2>
          <ul className={`${rows} *:py-5`}>
            {slice.rows
              .filter(({ heldOn }) => yearOf(heldOn) === year)
              .map((ceremony) => (
                <CeremonyRow key={ceremony.id} ceremony={ceremony} today={today} />
              ))}
          </ul>
        </section>
      ))}
      <PageSteps path="/ceremonies" page={page} last={slice.last} />
    </SitePage>
  );
}

function CeremonyRow({ ceremony, today }: { ceremony: PublicCeremonyHeadline; today: Day }) {
  const { id, title, heldOn, place, letterCount, sampleLetterCount, plaqueCount, isSample } = ceremony;
  // What will be handed over was not yet.
  const facts =
    heldOn > today
      ? ["尚未举行", place]
      : [
          place,
          letterCount > 0 && `聘书 ${letterCount} 份${sampleLetterCount > 0 ? `（含示例 ${sampleLetterCount}）` : ""}`,
          plaqueCount > 0 && `授牌 ${plaqueCount} 块`,
        ];
  return (
    <li className="grid gap-x-8 sm:grid-cols-[8em_1fr]">
      <time dateTime={heldOn} className="font-serif text-lg">
        {formatDay(heldOn).slice(5)}
      </time>
      <div>
        <p className="font-serif text-lg font-bold">
          <a href={`/ceremonies/${id}`}>{title}</a>
          <SampleMark isSample={isSample} />
        </p>
        <p className="text-sm text-ink-soft">{facts.filter(Boolean).join("　")}</p>
      </div>
    </li>
  );
}
