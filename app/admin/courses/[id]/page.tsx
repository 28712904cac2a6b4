import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RecordHistory } from "@/components/audit/record-history";
import { StateBadge } from "@/components/records/state-badge";
import { ColorBadge } from "@/components/teaching-points/color-badge";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { choiceIn, type SearchParams } from "@/lib/core/address";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { may, requireViewer } from "@/lib/core/viewer";
import { getCourse } from "@/lib/courses/queries";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { recordTitle } from "../../_components/record-title";
import { AttachmentShelf } from "../../attachments/_components/attachment-shelf";
import { CourseActions } from "../_components/course-actions";
import { CourseOverview } from "../_components/course-overview";

const findCourse = cache(getCourse);

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return recordTitle("课程", params, async (viewer, id) => (await findCourse(viewer, id, dayInShanghai()))?.title);
}

export default async function CoursePage({ params, searchParams }: Props) {
  const viewer = await requireViewer("records.view");
  const id = recordId((await params).id);
  const course = id && (await findCourse(viewer, id, dayInShanghai()));
  if (!course) notFound();
  const query = await searchParams;
  const tab = choiceIn(query.tab, ["files", "history"]) ?? "overview";
  return (
    <>
      <PageHeader
        title={course.title}
        breadcrumbs={[{ label: "课程", href: "/admin/courses" }]}
        meta={
          <>
            <StateBadge record={course} />
            {course.isSample && <Badge>示例</Badge>}
            <span>{COURSE_FORM_LABELS[course.form]}</span>
            <ColorBadge color={course.color} theme={course.theme} />
          </>
        }
        actions={<CourseActions viewer={viewer} course={course} />}
      />
      <Tabs
        label="课程"
        params={query}
        current={tab}
        tabs={[
          { key: "overview", label: "概要" },
          { key: "files", label: "照片与文件", count: course._count.attachments },
          { key: "history", label: "历史" },
        ]}
      />
      {tab === "overview" && <CourseOverview course={course} />}
      {tab === "files" && (
        <AttachmentShelf
          viewer={viewer}
          owner={{ type: "course", id: course.id }}
          kinds={["PICTURE", "VIDEO", "DOCUMENT"]}
          isEditable={may(viewer, "attachments.keep") && !course.archivedAt}
        />
      )}
      {tab === "history" && <RecordHistory viewer={viewer} subjectType="course" subjectId={course.id} />}
    </>
  );
}
