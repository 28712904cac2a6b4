import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Downloads } from "@/components/files/downloads";
import { Photographs } from "@/components/files/photographs";
import { Videos } from "@/components/files/videos";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { getPublicCeremony } from "@/lib/ceremonies/public";
import { formatDay } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { publicToday } from "@/lib/core/public-day";
import { formatTimes } from "@/lib/core/times";
import { AwardedPoints } from "../_components/awarded-points";
import { HandedOver } from "../_components/handed-over";
import { Programme } from "../_components/programme";

type Props = { params: Promise<{ id: string }> };

export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, title, heldOn, place, agenda } = await load(params);
  const description = `${formatDay(heldOn)}在${place}举行，共 ${agenda.length} 项议程。`;
  return pageMetadata({ title, description, path: `/ceremonies/${id}` });
}

export default async function CeremonyPage({ params }: Props) {
  const ceremony = await load(params);
  const { id, title, heldOn, heldOnRemark, place, summary, isSample, agenda, points, letters } = ceremony;
  const times = formatTimes(ceremony);
  return (
    <SitePage section="ceremonies" path={`/ceremonies/${id}`}>
      <PageTitle
        up={{ href: "/ceremonies", label: "仪式" }}
        title={
          <>
            {title}
            <SampleMark isSample={isSample} />
          </>
        }
      >
        <p>
          <time dateTime={heldOn}>{formatDay(heldOn)}</time>
          {times && `　${times}`}　{place}
        </p>
        {heldOnRemark && <p className="text-sm">关于日期：{heldOnRemark}</p>}
      </PageTitle>
      {summary && <Paragraphs text={summary} />}
      {agenda.length > 0 && <Programme agenda={agenda} />}
      <HandedOver letters={letters} />
      {points.length > 0 && <AwardedPoints points={points} />}
      <Photographs pictures={ceremony.pictures} title="照片" />
      <Videos videos={ceremony.videos} />
      <Downloads documents={ceremony.documents} />
    </SitePage>
  );
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicCeremony(id, await publicToday()))) || notFound();
}
