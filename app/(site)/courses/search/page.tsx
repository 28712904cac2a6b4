import type { Metadata } from "next";
import { pageMetadata } from "@/components/site/page-metadata";
import { PageTitle } from "@/components/site/page-title";
import { addressOfAnswer, QuestionSteps } from "@/components/site/question-steps";
import { SitePage } from "@/components/site/site-page";
import { choiceIn, numberIn, type SearchParams, textIn } from "@/lib/core/address";
import { takeVisitorsTry, waitSentence } from "@/lib/core/rate-limit";
import { searchPublicCourses } from "@/lib/courses/public";
import { COURSE_FORMS } from "@/lib/courses/schema";
import { CourseSearch } from "../_components/course-search";
import { FormSections } from "../_components/form-sections";

export async function generateMetadata(): Promise<Metadata> {
  const description = "按题目、内容或讲师查找社区党校的课程。";
  const metadata = await pageMetadata({ title: "查找课程", description, path: "/courses/search" });
  return { ...metadata, robots: { index: false } };
}

/** Courses that answer to what was typed. Works by address alone, and is made anew for every question. */
export default async function CourseSearchPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const question = {
    text: textIn(params.q) ?? "",
    form: choiceIn(params.form, COURSE_FORMS),
    page: numberIn(params.page, 1, 9999) ?? 1,
  };
  const { text, form } = question;
  const isAsked = Boolean(text || form);
  return (
    <SitePage section="courses" path={addressOfAnswer(answerTo(question))}>
      <PageTitle title="查找课程" up={{ href: "/courses", label: "课程" }} />
      <CourseSearch text={text} form={form} />
      {isAsked && <Answer {...question} />}
    </SitePage>
  );
}

type Question = { text: string; form?: (typeof COURSE_FORMS)[number]; page: number };

async function Answer(question: Question) {
  const wait = await takeVisitorsTry("search");
  if (wait > 0) return <p role="status">{waitSentence(wait)}</p>;
  const { courses, byForm, total, page, pages } = await searchPublicCourses(question, question.page);
  return (
    <section aria-label="查找结果">
      <p role="status" className="border-t border-line-strong pt-4">
        {total > 0 ? `找到 ${total} 门课程。` : "没有找到这样的课程。换几个字，或少写几个字再试。"}
      </p>
      <FormSections courses={courses} byForm={byForm} />
      <QuestionSteps {...answerTo({ ...question, page })} last={pages} />
    </section>
  );
}

function answerTo({ text, form, page }: Question) {
  return { path: "/courses/search", asked: { q: text, form }, page };
}
