import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SitePage } from "@/components/site/site-page";
import { getSchool } from "@/lib/settings/public";
import { SETTING_LABELS } from "@/lib/settings/schema";

export async function generateMetadata(): Promise<Metadata> {
  const { schoolName } = await getSchool();
  return pageMetadata({ title: "学校介绍", description: `${schoolName}的简介与办学机制。`, path: "/about" });
}

/** What the school says about itself. Without a text there is no such page. */
export default async function AboutPage() {
  const { about } = await getSchool();
  const texts = (["threeSchoolsText", "lecturerPoolText"] as const).filter((key) => about[key]);
  if (!about.introductionText && texts.length === 0) notFound();
  return (
    <SitePage path="/about">
      <PageTitle title="学校介绍" />
      {about.introductionText && <Paragraphs text={about.introductionText} />}
      {texts.map((key) => (
        <section key={key} aria-labelledby={key} className="mt-12">
          <h2 id={key} className="mb-3 font-serif text-2xl font-bold">
            {SETTING_LABELS[key]}
          </h2>
          <Paragraphs text={about[key]} />
        </section>
      ))}
    </SitePage>
  );
}
