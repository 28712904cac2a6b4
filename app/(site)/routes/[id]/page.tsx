import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Downloads } from "@/components/files/downloads";
import { Photographs } from "@/components/files/photographs";
import { Videos } from "@/components/files/videos";
import { Facts } from "@/components/site/facts";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { themeText } from "@/components/site/theme-text";
import { recordId } from "@/lib/core/errors";
import { getPublicRoute } from "@/lib/teaching-points/routes/public";
import { lengthWords } from "@/lib/teaching-points/routes/rules";
import { Followers } from "../_components/followers";
import { pathOf } from "../_components/listing";
import { RouteColorLinks } from "../_components/route-color-links";
import { RouteMeasure } from "../_components/route-measure";
import { RouteStrip } from "../_components/route-strip";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, name, themeName, stops, length } = await load(params);
  const names = stops.map(({ point }) => point.name).join("、");
  return pageMetadata({
    title: name,
    description: `${themeName}线路“${name}”：${stops.length} 站，全程 ${lengthWords(length)}。停靠${names}。`,
    path: `/routes/${id}`,
  });
}

export default async function RoutePage({ params }: Props) {
  const route = await load(params);
  const { id, name, color, themeName, description, meetingPlace, accessibility, isSample } = route;
  return (
    <SitePage section="routes" path={`/routes/${id}`}>
      <PageTitle
        up={{ href: "/routes", label: "线路" }}
        title={
          <>
            {name}
            <SampleMark isSample={isSample} />
          </>
        }
      >
        <p>
          <a
            href={pathOf(color)}
            className={`inline-flex min-h-control items-center font-bold underline underline-offset-4 ${themeText[color]}`}
          >
            {themeName}
          </a>
        </p>
      </PageTitle>
      <RouteMeasure {...route} />
      {description && (
        <div className="mb-8 print:mb-2 print:line-clamp-5 print:*:max-w-none print:*:gap-1 print:*:leading-snug">
          <Paragraphs text={description} />
        </div>
      )}
      {(meetingPlace || accessibility) && (
        <div className="print:[&_dl>div]:py-1 print:leading-snug">
          <Facts
            items={[
              { term: "集合方式", value: meetingPlace && <Lines text={meetingPlace} /> },
              { term: "无障碍说明", value: accessibility && <Lines text={accessibility} /> },
            ]}
          />
        </div>
      )}
      <section aria-labelledby="stops" className="mt-12 print:mt-3">
        <h2 id="stops" className="mb-6 font-serif text-2xl font-bold print:mb-2 print:text-lg">
          站点
        </h2>
        <RouteStrip {...route} />
        <p className="text-sm text-ink-soft print:hidden">打印这一页，是一张 A4 纸的行程单。</p>
      </section>
      <div className="print:hidden">
        <Photographs pictures={route.pictures} title="照片" />
        <Videos videos={route.videos} />
        <Downloads documents={route.documents} />
      </div>
      <Followers {...route} />
      <div className="mt-16 print:hidden">
        <RouteColorLinks current={color} />
      </div>
    </SitePage>
  );
}

function Lines({ text }: { text: string }) {
  return <span className="whitespace-pre-line">{text}</span>;
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicRoute(id))) || notFound();
}
