import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { Paragraphs } from "@/components/site/paragraphs";
import { SampleMark } from "@/components/site/sample-mark";
import { SitePage } from "@/components/site/site-page";
import { getPublicCeremony } from "@/lib/ceremonies/public";
import { formatDay } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { publicToday } from "@/lib/core/public-day";
import { AwardedPoints } from "../_components/awarded-points";
import { Programme } from "../_components/programme";

type Props = { params: Promise<{ id: string }> };

export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, title, heldOn, place, agenda } = await load(params);
  const description = `${formatDay(heldOn)}在${place}举行，共 ${agenda.length} 项议程。`;
  return pageMetadata({ title, description, path: `/ceremonies/${id}` });
}

export default async function CeremonyPage({ params }: Props) {
  const { title, heldOn, heldOnRemark, place, summary, isSample, agenda, points, letterCount, sampleLetterCount } =
    await load(params);
  return (
    <SitePage section="ceremonies">
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
          <time dateTime={heldOn}>{formatDay(heldOn)}</time>　{place}
        </p>
        {heldOnRemark && <p className="text-sm">关于日期：{heldOnRemark}</p>}
      </PageTitle>
      {summary && <Paragraphs text={summary} />}
      {agenda.length > 0 && <Programme agenda={agenda} />}
      {letterCount > 0 && (
        <section aria-labelledby="letters" className="mt-12">
          <h2 id="letters" className="font-serif text-2xl font-bold">
            颁发聘书
          </h2>
          <p className="mt-2">
            <span className="font-serif text-4xl tabular-nums">{letterCount}</span> 份
            {sampleLetterCount > 0 && `（含示例 ${sampleLetterCount}）`}。<a href="/lecturers">查看讲师</a>
          </p>
        </section>
      )}
      {points.length > 0 && <AwardedPoints points={points} />}
    </SitePage>
  );
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicCeremony(id, await publicToday()))) || notFound();
}
