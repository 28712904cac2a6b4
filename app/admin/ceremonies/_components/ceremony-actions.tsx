import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { ArchiveButton, PublishButton, RestoreButton, WithdrawButton } from "../../_components/state-buttons";
import { archive, publish, restore, withdraw } from "../actions";

type Ceremony = { id: number; version: number; publishedAt: Date | null; archivedAt: Date | null };

/** What the viewer may do with a ceremony as a whole. */
export function CeremonyActions({ viewer, ceremony }: { viewer: Viewer; ceremony: Ceremony }) {
  const { id, publishedAt, archivedAt } = ceremony;
  const keeps = may(viewer, "ceremonies.keep");
  const publishes = may(viewer, "ceremonies.publish");
  const shared = { called: "这场仪式", record: ceremony };
  if (archivedAt) return keeps && <RestoreButton {...shared} action={restore} text="恢复后可以修改，仍不公开。" />;
  return (
    <>
      {keeps && <LinkButton href={`/admin/ceremonies/${id}/edit`}>修改</LinkButton>}
      {keeps && <LinkButton href={`/admin/ceremonies/${id}/agenda`}>编辑议程</LinkButton>}
      {publishes && publishedAt && <WithdrawButton {...shared} action={withdraw} />}
      {publishes && !publishedAt && (
        <PublishButton
          record={ceremony}
          action={publish}
          text="公开名称、日期和时间、地点、简介、议程、照片与文件、聘书和授牌；还没到日子的，也列进公开的日历。主讲人和受聘讲师的姓名只在本人同意时显示。"
        />
      )}
      {keeps && (
        <ArchiveButton
          {...shared}
          action={archive}
          text="归档后不再出现在列表和可选项中，记录仍在。关联着聘任或授牌的、正在公开的不能归档。"
        />
      )}
    </>
  );
}
