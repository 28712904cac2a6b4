import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { ArchiveButton, PublishButton, RestoreButton, WithdrawButton } from "../../_components/state-buttons";
import { archive, publish, restore, withdraw } from "../actions";

type Course = { id: number; version: number; publishedAt: Date | null; archivedAt: Date | null };

/** What the viewer may do with a course as a whole. */
export function CourseActions({ viewer, course }: { viewer: Viewer; course: Course }) {
  const { id, publishedAt, archivedAt } = course;
  const keeps = may(viewer, "courses.keep");
  const publishes = may(viewer, "courses.publish");
  const shared = { called: "这门课程", record: course };
  if (archivedAt) return keeps && <RestoreButton {...shared} action={restore} text="恢复后可以修改，仍不公开。" />;
  return (
    <>
      {keeps && <LinkButton href={`/admin/courses/${id}/edit`}>修改</LinkButton>}
      {publishes && publishedAt && <WithdrawButton {...shared} action={withdraw} />}
      {publishes && !publishedAt && (
        <PublishButton
          record={course}
          action={publish}
          text="公开概要里的全部内容和照片、视频、文件。讲师的姓名只在本人同意时显示，其余只计人数。"
        />
      )}
      {keeps && !publishedAt && (
        <ArchiveButton {...shared} action={archive} text="归档后不再出现在列表里，记录仍在，需要时可以恢复。" />
      )}
    </>
  );
}
