import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { SitePage } from "@/components/site/site-page";
import { listPublicRoutes, listThemes } from "@/lib/teaching-points/routes/public";
import { ColorSection } from "./_components/color-section";
import { firstOfEach } from "./_components/listing";

export async function generateMetadata(): Promise<Metadata> {
  const names = (await listThemes()).map(({ name }) => name).join("、");
  return pageMetadata({
    title: "线路",
    description: `行进式“四色”党课的线路：${names}。每条线路有哪些站、要走多久、在哪里集合。`,
    path: "/routes",
  });
}

/** The four colours with their routes; a colour without any says so. */
export default async function RoutesPage() {
  return (
    <SitePage section="routes" path="/routes">
      <PageTitle title="线路">
        <p>行进式“四色”党课：从一个教学点走到下一个，边走边讲。每条线路属于一种颜色。</p>
      </PageTitle>
      {firstOfEach(await listThemes(), await listPublicRoutes()).map(({ theme, routes }) => (
        <ColorSection key={theme.color} theme={theme} routes={routes} />
      ))}
    </SitePage>
  );
}
