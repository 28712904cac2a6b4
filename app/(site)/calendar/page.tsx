import type { Metadata } from "next";
import { ComingCeremonyRow, comingRows } from "@/components/ceremonies/coming-ceremony";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { SitePage } from "@/components/site/site-page";
import { getComingCeremonies, getPublicCeremonies } from "@/lib/ceremonies/public";
import { dayInShanghai } from "@/lib/core/dates";
import { publicSiteAddress } from "@/lib/core/env";
import { getSchool } from "@/lib/settings/public";
import { Following } from "./_components/following";
import { gatheringYears } from "./_components/months";
import { YearList } from "./_components/year-list";

export async function generateMetadata(): Promise<Metadata> {
  const description = "社区党校近期的聘任、授牌和讲评会安排，可以加到手机日历。";
  return pageMetadata({ title: "日历", description, path: "/calendar" });
}

/** What is coming, how to follow it on one's own telephone, and the years. */
export default async function CalendarPage() {
  const coming = await getComingCeremonies(dayInShanghai());
  const years = gatheringYears(await getPublicCeremonies());
  const { publicAddress } = await getSchool();
  return (
    <SitePage path="/calendar">
      <PageTitle title="日历">
        <p>讲师聘任、教学点授牌、学习讲评会：什么时候，在哪里。</p>
      </PageTitle>
      <section aria-labelledby="coming">
        <h2 id="coming" className="mb-3 font-serif text-2xl font-bold">
          近期安排
        </h2>
        {coming.length === 0 && (
          <p className="border-y border-line-strong border-b-line py-6">
            近期没有公开的安排。可以先看<a href="/ceremonies">历次仪式</a>。
          </p>
        )}
        <ol className={comingRows}>
          {coming.map((ceremony) => (
            <ComingCeremonyRow key={ceremony.id} ceremony={ceremony}>
              <p className="print:hidden [&_a]:inline-flex [&_a]:min-h-control [&_a]:items-center">
                <a href={`/ceremonies/${ceremony.id}/event.ics`} aria-label={`把“${ceremony.title}”加到日历`}>
                  加到日历
                </a>
              </p>
            </ComingCeremonyRow>
          ))}
        </ol>
      </section>
      <YearList years={years} />
      <Following site={publicSiteAddress(publicAddress)} hasComing={coming.length > 0} />
    </SitePage>
  );
}
