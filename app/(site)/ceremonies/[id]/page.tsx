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
import { dayInShanghai, formatDay, weekdayOf } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { formatTimes } from "@/lib/core/times";
import { AddToCalendar } from "../_components/add-to-calendar";
import { AwardedPoints } from "../_components/awarded-points";
import { countLetters, HandedOver } from "../_components/handed-over";
import { OnThisPage, type Part } from "../_components/on-this-page";
import { Programme } from "../_components/programme";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, title, heldOn, place, agenda, isComing } = await load(params);
  const when = `${isComing ? "将于" : ""}${formatDay(heldOn)}在${place}举行`;
  const description = agenda.length > 0 ? `${when}，共 ${agenda.length} 项议程。` : `${when}。`;
  return pageMetadata({ title, description, path: `/ceremonies/${id}` });
}

export default async function CeremonyPage({ params }: Props) {
  const ceremony = await load(params);
  const { id, title, heldOn, heldOnRemark, place, summary, isSample, isComing, agenda, points, letters } = ceremony;
  const times = formatTimes(ceremony);
  return (
    <SitePage section="ceremonies" path={`/ceremonies/${id}`}>
      <div className="print:[&_h1]:text-xl print:[&_header]:mb-5">
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
            <time dateTime={heldOn}>{formatDay(heldOn)}</time> {weekdayOf(heldOn)}
            {times && `　${times}`}　{place}
          </p>
          {heldOnRemark && <p className="text-sm">关于日期：{heldOnRemark}</p>}
        </PageTitle>
      </div>
      {isComing && <AddToCalendar id={id} />}
      {summary && <Paragraphs text={summary} />}
      <OnThisPage parts={partsOf(ceremony)} />
      {agenda.length > 0 && <Programme agenda={agenda} />}
      {/* What is printed is the programme, on one sheet. */}
      <div className={agenda.length > 0 ? "print:hidden" : undefined}>
        <div id="photographs">
          <Photographs pictures={ceremony.pictures} title="照片" />
        </div>
        <div id="videos">
          <Videos videos={ceremony.videos} />
        </div>
        <HandedOver letters={letters} />
        <div id="plaques">
          <AwardedPoints points={points} />
        </div>
        <div id="documents">
          <Downloads documents={ceremony.documents} />
        </div>
      </div>
    </SitePage>
  );
}

type Ceremony = Awaited<ReturnType<typeof load>>;

function partsOf({ agenda, pictures, videos, letters, points, documents }: Ceremony): Part[] {
  return [
    { href: "#programme", label: "议程", count: agenda.length, unit: "项" },
    { href: "#photographs", label: "照片", count: pictures.length, unit: "张" },
    { href: "#videos", label: "视频", count: videos.length, unit: "个" },
    { href: "#letters", label: "聘书", count: countLetters(letters), unit: "份" },
    { href: "#plaques", label: "授牌", count: points.length, unit: "块" },
    { href: "#documents", label: "资料", count: documents.length, unit: "份" },
  ];
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicCeremony(id, dayInShanghai()))) || notFound();
}
