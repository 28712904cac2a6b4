import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { addressOfAnswer, QuestionSteps } from "@/components/site/question-steps";
import { SitePage } from "@/components/site/site-page";
import { choiceIn, numberIn, type SearchParams, textIn } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { takeVisitorsTry, waitSentence } from "@/lib/core/rate-limit";
import { type PointQuestion, searchPublicPoints } from "@/lib/teaching-points/public";
import { listPointColors, listThemes } from "@/lib/teaching-points/routes/public";
import { TEACHING_POINT_TYPES } from "@/lib/teaching-points/schema";
import { PointRows } from "../_components/point-rows";
import { PointSearch } from "../_components/point-search";

const PATH = "/teaching-points/search";

export async function generateMetadata(): Promise<Metadata> {
  const description = "按名称、地址或承载单位查找社区党校的现场教学点。";
  const metadata = await pageMetadata({ title: "查找教学点", description, path: PATH });
  return { ...metadata, robots: { index: false } };
}

/** Points that answer to what was typed. Works by address alone, and is made anew for every question. */
export default async function PointSearchPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const themes = await listThemes();
  const question = {
    text: textIn(params.q) ?? "",
    type: choiceIn(params.type, TEACHING_POINT_TYPES),
    color: choiceIn(
      params.color,
      themes.map(({ color }) => color),
    ),
  };
  const page = numberIn(params.page, 1, 9999) ?? 1;
  const isAsked = Object.values(question).some(Boolean);
  return (
    <SitePage section="teaching-points" path={addressOfAnswer(answerTo(question, page))}>
      <PageTitle title="查找教学点" up={{ href: "/teaching-points", label: "现场教学点" }} />
      <PointSearch question={question} themes={themes} />
      {isAsked && <Answer question={question} page={page} themes={themes} />}
    </SitePage>
  );
}

type Themes = Awaited<ReturnType<typeof listThemes>>;

async function Answer({ question, page, themes }: { question: PointQuestion; page: number; themes: Themes }) {
  const wait = await takeVisitorsTry("search");
  if (wait > 0) return <p role="status">{waitSentence(wait)}</p>;
  const { points, total, pages, ...found } = await searchPublicPoints(question, page, dayInShanghai());
  const routed = new Map((await listPointColors()).map(({ teachingPointId, colors }) => [teachingPointId, colors]));
  const rows = points.map((point) => ({ point, colors: routed.get(point.id) ?? [] }));
  return (
    <section aria-label="查找结果">
      <p role="status" className="mb-4">
        {total > 0 ? `找到 ${total} 个教学点。` : "没有找到这样的教学点。换几个字，或少写几个字再试。"}
      </p>
      {total > 0 && <PointRows rows={rows} themes={themes} />}
      <QuestionSteps {...answerTo(question, found.page)} last={pages} />
    </section>
  );
}

function answerTo({ text, type, color }: PointQuestion, page: number) {
  return { path: PATH, asked: { q: text, type, color }, page };
}
