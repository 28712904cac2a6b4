import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageSteps } from "@/components/site/page-steps";
import { PageTitle } from "@/components/site/page-title";
import { addressOfPage, pageOfRest, slicePage } from "@/components/site/paging";
import { Paragraphs } from "@/components/site/paragraphs";
import { SitePage } from "@/components/site/site-page";
import { slugOf } from "@/components/site/slug";
import { themeText } from "@/components/site/theme-text";
import { listPublicRoutes, listThemes } from "@/lib/teaching-points/routes/public";
import { pathOf } from "../../../_components/listing";
import { NoRoutes } from "../../../_components/no-routes";
import { RouteColorLinks } from "../../../_components/route-color-links";
import { RouteRows } from "../../../_components/route-rows";

type Props = { params: Promise<{ color: string; rest?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { color, name } = await load(params);
  const { rest = [] } = await params;
  const description = `行进式“四色”党课中${name}的线路：停哪几站、要走多久、在哪里集合。`;
  return pageMetadata({ title: `线路 · ${name}`, description, path: [pathOf(color), ...rest].join("/") });
}

export default async function RouteColorPage({ params }: Props) {
  const theme = await load(params);
  const page = pageOfRest((await params).rest) ?? notFound();
  const { color, name, description, routes: count } = theme;
  const slice =
    slicePage(
      (await listPublicRoutes()).filter((route) => route.color === color),
      page,
    ) ?? notFound();
  return (
    <SitePage section="routes" path={addressOfPage(pathOf(color), page)}>
      <PageTitle title={`线路 · ${name}`} up={{ href: "/routes", label: "线路" }}>
        {page === 1 && description && <Paragraphs text={description} />}
      </PageTitle>
      <div className={`border-t-6 pt-6 ${themeText[color]}`}>
        {count === 0 ? <NoRoutes theme={theme} /> : <RouteRows color={color} routes={slice.rows} />}
      </div>
      <PageSteps path={pathOf(color)} page={page} last={slice.last} />
      <div className="mt-16 print:hidden">
        <RouteColorLinks current={color} />
      </div>
    </SitePage>
  );
}

async function load(params: Props["params"]) {
  const { color: slug } = await params;
  return (await listThemes()).find(({ color }) => slugOf(color) === slug) ?? notFound();
}
