import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { may, type Viewer } from "@/lib/core/viewer";
import { archive, publish, restore, withdraw } from "../actions";

type Course = { id: number; version: number; publishedAt: Date | null; archivedAt: Date | null };

/** What the viewer may do with a course as a whole. */
export function CourseActions({ viewer, course }: { viewer: Viewer; course: Course }) {
  const { id, version, publishedAt, archivedAt } = course;
  const hidden = { id, version };
  const keeps = may(viewer, "courses.keep");
  const publishes = may(viewer, "courses.publish");
  if (archivedAt) {
    return (
      keeps && (
        <ConfirmButton
          trigger="恢复"
          title="恢复这门课程？"
          text="恢复后可以修改，仍不公开。"
          confirmLabel="恢复"
          action={restore}
          hidden={hidden}
        />
      )
    );
  }
  return (
    <>
      {keeps && <LinkButton href={`/admin/courses/${id}/edit`}>修改</LinkButton>}
      {publishes &&
        (publishedAt ? (
          <ConfirmButton
            trigger="撤下"
            title="从网站上撤下？"
            text="公开页面立即不再显示这门课程；内部记录不变，之后可以重新公开。"
            confirmLabel="撤下"
            confirmVariant="danger"
            action={withdraw}
            hidden={hidden}
            reason={{ name: "reason", label: "原因", required: true }}
          />
        ) : (
          <ConfirmButton
            trigger="公开"
            variant="primary"
            title="在网站上公开？"
            text="公开概要里的全部内容和照片、视频、文件。讲师的姓名只在本人同意时显示，其余只计人数。"
            confirmLabel="公开"
            confirmVariant="primary"
            action={publish}
            hidden={hidden}
          />
        ))}
      {keeps && !publishedAt && (
        <ConfirmButton
          trigger="归档"
          title="归档这门课程？"
          text="归档后不再出现在列表里，记录仍在，需要时可以恢复。"
          confirmLabel="归档"
          confirmVariant="danger"
          action={archive}
          hidden={hidden}
          reason={{ name: "reason", label: "原因", required: true }}
        />
      )}
    </>
  );
}
