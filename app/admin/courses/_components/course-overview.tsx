import Link from "next/link";
import { ArchivedNotice } from "@/components/records/archived-notice";
import { PublicSince } from "@/components/records/public-since";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { CourseDetail } from "@/lib/courses/queries";
import { hoursWords } from "@/lib/courses/rules";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { Givers } from "./givers";

const link = "underline underline-offset-4";

/** What is written about a course, and whether it is public. */
export function CourseOverview({ course }: { course: CourseDetail }) {
  const { id, publishedAt, synopsis, minutes, creditHours } = course;
  const { theme, route, lecturers, modes, points } = course;
  return (
    <>
      <ArchivedNotice record={course} />
      <DescriptionList
        items={[
          { term: "形式", value: COURSE_FORM_LABELS[course.form] },
          { term: "四色", value: theme?.name },
          { term: "线路", value: route && <RouteLink route={route} /> },
          { term: "时长", value: minutes && `${minutes} 分钟` },
          { term: "学时", value: creditHours !== null && hoursWords(creditHours) },
          { term: "讲师", value: lecturers.length > 0 && <Givers lecturers={lecturers} /> },
          {
            term: "教学模式",
            value: modes.length > 0 && modes.map(({ mode }) => <Named key={mode.id} {...mode} />),
          },
          {
            term: "可以授课的教学点",
            value:
              points.length > 0 &&
              points.map(({ teachingPoint: point }) => (
                <Named key={point.id} {...point} href={`/admin/teaching-points/${point.id}`} />
              )),
          },
          { term: "内容简介", value: synopsis && <span className="whitespace-pre-line">{synopsis}</span> },
          {
            term: "公开",
            value: <PublicSince publishedAt={publishedAt} href={`/courses/${id}`} />,
          },
        ]}
      />
    </>
  );
}

function RouteLink({ route }: { route: NonNullable<CourseDetail["route"]> }) {
  return (
    <>
      <Link href={`/admin/routes/${route.id}`} className={link}>
        {route.name}
      </Link>{" "}
      {route.archivedAt ? <Badge>已归档</Badge> : !route.publishedAt && <Badge tone="warn">线路未公开</Badge>}
    </>
  );
}

/** One of several records under one term, archived or not. */
function Named({ name, archivedAt, href }: { name: string; archivedAt: Date | null; href?: string }) {
  return (
    <div>
      {href ? (
        <Link href={href} className={link}>
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      {archivedAt && <Badge>{href ? "已归档" : "已停用"}</Badge>}
    </div>
  );
}
