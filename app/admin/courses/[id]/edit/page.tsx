import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayInShanghai } from "@/lib/core/dates";
import { recordId } from "@/lib/core/errors";
import { refusalToChange } from "@/lib/core/record-state";
import { requireViewer } from "@/lib/core/viewer";
import { courses } from "@/lib/courses/noun";
import { loadCourseOptions } from "@/lib/courses/options";
import { getCourse } from "@/lib/courses/queries";
import { CourseFields } from "../../_components/course-fields";
import { change } from "../../actions";

export const metadata: Metadata = { title: "修改课程" };

export default async function EditCoursePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer("courses.keep");
  const id = recordId((await params).id);
  const course = id && (await getCourse(viewer, id, dayInShanghai()));
  if (!course) notFound();
  const address = `/admin/courses/${course.id}`;
  const refusal = refusalToChange(courses, course);
  const { title, form, color, routeId, synopsis, minutes, creditHours, lecturers, modes, points } = course;
  return (
    <>
      <PageHeader
        title="修改课程"
        breadcrumbs={[
          { label: "课程", href: "/admin/courses" },
          { label: title, href: address },
        ]}
      />
      {refusal ? (
        <Notice kind="warn">{refusal}</Notice>
      ) : (
        <ActionForm
          action={change}
          hidden={{ id: course.id, version: course.version }}
          defaultValue={{
            ...{ title, form, color, routeId, synopsis, minutes, creditHours },
            lecturers: lecturers.map(({ lecturerId, organizationId, description }) => ({
              lecturerId,
              organizationId,
              description,
            })),
            modes: modes.map(({ mode }) => String(mode.id)),
            points: points.map(({ teachingPoint }) => String(teachingPoint.id)),
          }}
          secondary={<LinkButton href={address}>取消</LinkButton>}
        >
          <CourseFields {...(await loadCourseOptions(viewer, course))} />
        </ActionForm>
      )}
    </>
  );
}
