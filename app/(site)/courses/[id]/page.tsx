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
import { recordId } from "@/lib/core/errors";
import { getPublicCourse } from "@/lib/courses/public";
import { bracketed } from "@/lib/courses/rules";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { ColorLinks } from "../_components/color-links";
import { CourseMeasure } from "../_components/course-measure";
import { factsOf, pathOf } from "../_components/listing";
import { TaughtBy } from "../_components/taught-by";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await load(params);
  const facts = [COURSE_FORM_LABELS[course.form], factsOf(course)].filter(Boolean).join("，");
  return pageMetadata({
    title: course.title,
    description: `${bracketed(course.title)}：${facts.replaceAll("　", "，")}。`,
    path: `/courses/${course.id}`,
  });
}

export default async function CoursePage({ params }: Props) {
  const course = await load(params);
  const { id, title, form, color, themeName, synopsis, taughtBy, modes, points, route, isSample } = course;
  return (
    <SitePage section="courses" path={`/courses/${id}`}>
      <PageTitle
        up={{ href: "/courses", label: "课程" }}
        title={
          <>
            {/* The bracket has its ink on the right: without this the title would seem set in. */}
            <span className="-ml-[0.45em]">{bracketed(title)}</span>
            <SampleMark isSample={isSample} />
          </>
        }
      >
        <p className="flex flex-wrap gap-x-6">
          <a href={pathOf({ form })}>{COURSE_FORM_LABELS[form]}</a>
          {color && themeName && <a href={pathOf({ color, name: themeName })}>{themeName}</a>}
        </p>
      </PageTitle>
      <CourseMeasure {...course} />
      {synopsis && <Paragraphs text={synopsis} />}
      {isBare(course) && <p className="max-w-measure">这门课的内容、讲师和时长还没有公布，想听课可以向学校询问。</p>}
      <TaughtBy taughtBy={taughtBy} />
      {(modes.length > 0 || route || points.length > 0) && (
        <div className="mt-12">
          <Facts
            items={[
              { term: "教学模式", value: modes.length > 0 && <Modes modes={modes} /> },
              { term: "线路", value: route && <a href={`/routes/${route.id}`}>{route.name}</a> },
              { term: "可以授课的教学点", value: points.length > 0 && <Points points={points} /> },
            ]}
          />
        </div>
      )}
      <Photographs pictures={course.pictures} title="照片" />
      <Videos videos={course.videos} />
      <Downloads documents={course.documents} />
      {color && (
        <div className="mt-16 print:hidden">
          <ColorLinks current={color} />
        </div>
      )}
    </SitePage>
  );
}

/** Whether nothing is known of a course but its title, form and colour. */
function isBare({ synopsis, minutes, creditHours, taughtBy, ...course }: Course): boolean {
  const counted = [taughtBy.named, course.modes, course.points, course.pictures, course.videos, course.documents];
  const facts = [synopsis, minutes, creditHours, course.route];
  return facts.every((fact) => fact === null) && taughtBy.unnamed === 0 && counted.every(({ length }) => length === 0);
}

type Course = Awaited<ReturnType<typeof load>>;

function Modes({ modes }: Pick<Course, "modes">) {
  return (
    <ul>
      {modes.map(({ name, description }) => (
        <li key={name}>
          {name}
          {description && <span className="text-ink-soft">：{description}</span>}
        </li>
      ))}
    </ul>
  );
}

function Points({ points }: Pick<Course, "points">) {
  return (
    <ul
      className={`${points.length > 6 ? "gap-x-8 sm:columns-2" : ""} pointer-coarse:*:flex pointer-coarse:*:min-h-control pointer-coarse:*:items-center`}
    >
      {points.map(({ id, name }) => (
        <li key={id}>
          <a href={`/teaching-points/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

async function load(params: Props["params"]) {
  const id = recordId((await params).id);
  return (id && (await getPublicCourse(id))) || notFound();
}
