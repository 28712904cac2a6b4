import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Photographs } from "@/components/files/photographs";
import { Videos } from "@/components/files/videos";
import { Facts } from "@/components/site/facts";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { slugOf } from "@/components/site/slug";
import { recordId } from "@/lib/core/errors";
import { publicToday } from "@/lib/core/public-day";
import { getPublicPoint } from "@/lib/teaching-points/public";
import { PlaqueHistory } from "../_components/plaque-history";

type Props = { params: Promise<{ id: string }> };

// Made at the first visit and kept: a thousand points need no longer build.
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const point = await load(params);
  const facts = [point.typeLabel, point.host && `承载单位：${point.host}`, point.address].filter(Boolean).join("；");
  return pageMetadata({
    title: point.name,
    description: `现场教学点 ${point.name}。${facts}。`,
    path: `/teaching-points/${point.id}`,
  });
}

export default async function PointPage({ params }: Props) {
  const point = await load(params);
  const today = await publicToday();
  const type = <a href={`/teaching-points/type/${slugOf(point.type)}`}>{point.typeLabel}</a>;
  return (
    <SitePage section="teaching-points" path={`/teaching-points/${point.id}`}>
      <PageTitle
        up={{ href: "/teaching-points", label: "现场教学点" }}
        title={
          <>
            {point.name}
            <SampleMark isSample={point.isSample} />
          </>
        }
      />
      {point.description && (
        <div className="mb-10">
          <Paragraphs text={point.description} />
        </div>
      )}
      <Facts
        items={[
          { term: "类型", value: type },
          { term: "承载单位", value: point.host },
          { term: "地址", value: point.address },
          { term: "可容纳", value: point.capacity && `${point.capacity} 人` },
          {
            term: "开放时间",
            value: point.openingHours && <span className="whitespace-pre-line">{point.openingHours}</span>,
          },
        ]}
      />
      <Photographs pictures={point.pictures} title="照片" />
      <Videos videos={point.videos} />
      <PlaqueHistory plaques={point.plaques.filter(({ awardedOn }) => awardedOn <= today)} today={today} />
    </SitePage>
  );
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicPoint(id))) || notFound();
}
