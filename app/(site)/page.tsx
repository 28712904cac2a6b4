import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { SitePage } from "@/components/site/site-page";
import { VerifyForm } from "@/components/site/verify-form";
import { getPublicCeremonies } from "@/lib/ceremonies/public";
import { publicToday } from "@/lib/core/public-day";
import { getFigures } from "@/lib/figures/public";
import { getSchool } from "@/lib/settings/public";
import { LatestCeremony } from "./_components/latest-ceremony";
import { SchoolFigures } from "./_components/school-figures";

const LEAD = "讲师、现场教学点和历次仪式的公开名册；聘书真伪，在这里一查便知。";

const CONTENTS = [
  { href: "/lecturers", label: "讲师", sentence: "在聘讲师的类别、专长和聘期，以及特聘讲师团。" },
  { href: "/teaching-points", label: "现场教学点", sentence: "按批次、按类型查找，有地址、容量和开放时间。" },
  { href: "/ceremonies", label: "仪式", sentence: "历次聘任、授牌和讲评会的时间、地点与议程。" },
];

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ description: LEAD, path: "/" });
}

/** The front door: the school in numbers, its latest gathering, and what is here. */
export default async function HomePage() {
  const today = await publicToday();
  const { schoolName } = await getSchool();
  const figures = await getFigures(today);
  const [latest] = await getPublicCeremonies();
  return (
    <SitePage path="/">
      <h1 className="font-serif text-4xl font-bold text-balance md:text-[3.5rem] md:leading-tight">{schoolName}</h1>
      <p className="mt-4 max-w-measure text-lg text-ink-soft">{LEAD}</p>
      <SchoolFigures figures={figures} today={today} />
      {latest && <LatestCeremony ceremony={latest} />}
      <section aria-labelledby="contents" className="mt-16">
        <h2 id="contents" className="font-serif text-2xl font-bold">
          在这里可以查到
        </h2>
        <ul className="mt-4 border-t border-line-strong">
          {CONTENTS.map(({ href, label, sentence }) => (
            <li key={href} className="border-b border-line">
              <a href={href} className="group grid gap-x-8 py-4 sm:grid-cols-[10em_1fr]">
                <span className="font-serif text-lg font-bold text-red group-hover:underline">{label}</span>
                <span className="text-ink-soft">{sentence}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="verify" className="mt-16 print:hidden">
        <h2 id="verify" className="mb-4 font-serif text-2xl font-bold">
          聘书核验
        </h2>
        <VerifyForm />
      </section>
    </SitePage>
  );
}
