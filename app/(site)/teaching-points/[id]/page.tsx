import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Photographs } from "@/components/files/photographs";
import { Videos } from "@/components/files/videos";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { getPlaces } from "@/lib/teaching-points/places/public";
import { getPublicPoint, getPublicPoints } from "@/lib/teaching-points/public";
import { AmongItsBatch } from "../_components/among-its-batch";
import { narrow, pathOf, standOn } from "../_components/listing";
import { PlaqueHistory } from "../_components/plaque-history";
import { Surroundings } from "../_components/surroundings";
import { TaughtHere } from "../_components/taught-here";
import { Visiting } from "../_components/visiting";

type Props = { params: Promise<{ id: string }> };

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
  const { id, name, type, typeLabel, host, description, pictures } = point;
  const today = dayInShanghai();
  const places = await getPlaces();
  const isPlaced = places.located.some((one) => one.id === id);
  return (
    <SitePage section="teaching-points" path={`/teaching-points/${id}`}>
      <PageTitle
        up={{ href: "/teaching-points", label: "现场教学点" }}
        title={
          <>
            {name}
            <SampleMark isSample={point.isSample} />
          </>
        }
      >
        <p>
          <a href={pathOf({ type })}>{typeLabel}</a>
          {host && `，由${host}承载`}
        </p>
      </PageTitle>
      <Photographs pictures={pictures} />
      <div className="mt-10 grid items-start gap-x-16 gap-y-10 md:grid-cols-[1fr_20rem]">
        <Visiting point={point} />
        {isPlaced && <Surroundings id={id} places={places} />}
        {!isPlaced && pictures.length === 0 && <Batch id={id} today={today} />}
      </div>
      {description && (
        <section aria-labelledby="about" className="mt-12">
          <h2 id="about" className="mb-3 font-serif text-2xl font-bold">
            介绍
          </h2>
          <Paragraphs text={description} />
        </section>
      )}
      <Videos videos={point.videos} />
      <TaughtHere id={id} />
      <PlaqueHistory plaques={point.plaques.filter(({ awardedOn }) => awardedOn <= today)} today={today} />
    </SitePage>
  );
}

/** The point among those whose plaque of the same batch is in force; nothing when its own was taken down. */
async function Batch({ id, today }: { id: number; today: string }) {
  const listed = standOn(await getPublicPoints(), today, []);
  const batch = listed.find(({ point }) => point.id === id)?.batch;
  if (!batch) return null;
  return <AmongItsBatch batch={batch} ids={narrow(listed, { batch }).map(({ point }) => point.id)} id={id} />;
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicPoint(id))) || notFound();
}
