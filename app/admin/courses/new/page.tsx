import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { ActionForm } from "@/components/ui/form";
import { PageHeader } from "@/components/ui/page-header";
import { requireViewer } from "@/lib/core/viewer";
import { loadCourseOptions } from "@/lib/courses/options";
import { CourseFields } from "../_components/course-fields";
import { create } from "../actions";

export const metadata: Metadata = { title: "新建课程" };

export default async function NewCoursePage() {
  const viewer = await requireViewer("courses.keep");
  return (
    <>
      <PageHeader title="新建课程" breadcrumbs={[{ label: "课程", href: "/admin/courses" }]} />
      <ActionForm action={create} secondary={<LinkButton href="/admin/courses">取消</LinkButton>}>
        <CourseFields {...(await loadCourseOptions(viewer, null))} />
      </ActionForm>
    </>
  );
}
