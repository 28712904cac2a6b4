import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { SitePage } from "@/components/site/site-page";
import { VerifyForm } from "@/components/site/verify-form";
import { getComingCeremonies, getPublicCeremonies, getPublicCeremony } from "@/lib/ceremonies/public";
import { dayInShanghai } from "@/lib/core/dates";
import { getCourseCounts, listNewestCourses } from "@/lib/courses/public";
import { getFigures } from "@/lib/figures/public";
import { getSchool } from "@/lib/settings/public";
import { listPublicRoutes, listThemes } from "@/lib/teaching-points/routes/public";
import { ColorLines } from "./_components/color-lines";
import { ComingDates } from "./_components/coming-dates";
import { LatestCeremony } from "./_components/latest-ceremony";
import { NewestCourses } from "./_components/newest-courses";
import { SchoolFigures } from "./_components/school-figures";

const LEAD = "社区的党课在这里查：谁来讲，讲什么，在哪里讲，怎么去。";
const NEWEST = 5;

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ description: LEAD, path: "/" });
}

/** The front door: the four colours, the school in numbers, what is coming, what is new. */
export default async function HomePage() {
  const today = dayInShanghai();
  const { schoolName } = await getSchool();
  const { byColor } = await getCourseCounts();
  const latest = (await getPublicCeremonies()).find(({ heldOn }) => heldOn < today);
  const picture = latest && (await getPublicCeremony(latest.id, today))?.pictures[0];
  return (
    <SitePage path="/">
      <h1 className="font-serif text-4xl font-bold text-balance md:text-[3.5rem] md:leading-tight">{schoolName}</h1>
      <p className="mt-3 max-w-measure text-lg text-ink-soft">{LEAD}</p>
      <ColorLines themes={await listThemes()} routes={await listPublicRoutes()} courses={byColor} />
      <SchoolFigures figures={await getFigures(today)} today={today} />
      <div className="mt-8 grid items-start gap-x-16 gap-y-12 md:grid-cols-2">
        <ComingDates ceremonies={await getComingCeremonies(today)} />
        <NewestCourses courses={await listNewestCourses(NEWEST)} />
      </div>
      {latest && <LatestCeremony ceremony={latest} picture={picture} />}
      <section aria-labelledby="verify" className="mt-16 print:hidden">
        <h2 id="verify" className="mb-4 font-serif text-2xl font-bold">
          聘书核验
        </h2>
        <VerifyForm />
      </section>
    </SitePage>
  );
}
