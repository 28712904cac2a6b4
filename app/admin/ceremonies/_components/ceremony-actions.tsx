import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { may, type Viewer } from "@/lib/core/viewer";
import { archive, publish, restore, withdraw } from "../actions";

type Ceremony = { id: number; version: number; publishedAt: Date | null; archivedAt: Date | null };

/** What the viewer may do with a ceremony as a whole. */
export function CeremonyActions({ viewer, ceremony }: { viewer: Viewer; ceremony: Ceremony }) {
  const { id, version, publishedAt, archivedAt } = ceremony;
  const hidden = { id, version };
  const keeps = may(viewer, "ceremonies.keep");
  const publishes = may(viewer, "ceremonies.publish");
  if (archivedAt) {
    return (
      keeps && (
        <ConfirmButton
          trigger="恢复"
          title="恢复这场仪式？"
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
      {keeps && <LinkButton href={`/admin/ceremonies/${id}/edit`}>修改</LinkButton>}
      {keeps && <LinkButton href={`/admin/ceremonies/${id}/agenda`}>编辑议程</LinkButton>}
      {publishes &&
        (publishedAt ? (
          <ConfirmButton
            trigger="撤下"
            title="从网站上撤下？"
            text="公开页面立即不再显示这场仪式；内部记录不变，之后可以重新公开。"
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
            text="公开名称、日期和时间、地点、简介、议程、照片与文件、聘书和授牌；还没到日子的，也列进公开的日历。主讲人和受聘讲师的姓名只在本人同意时显示。"
            confirmLabel="公开"
            confirmVariant="primary"
            action={publish}
            hidden={hidden}
          />
        ))}
      {keeps && (
        <ConfirmButton
          trigger="归档"
          title="归档这场仪式？"
          text="归档后不再出现在列表和可选项中，记录仍在。关联着聘任或授牌的、正在公开的不能归档。"
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
