import { RecordActions } from "@/components/records/record-actions";
import { LinkButton } from "@/components/ui/button";
import { ceremonies } from "@/lib/ceremonies/noun";
import { may, type Viewer } from "@/lib/core/viewer";
import { archive, publish, restore, withdraw } from "../actions";

type Ceremony = { id: number; version: number; publishedAt: Date | null; archivedAt: Date | null };

/** What the viewer may do with a ceremony as a whole. */
export function CeremonyActions({ viewer, ceremony }: { viewer: Viewer; ceremony: Ceremony }) {
  const text =
    "公开名称、日期和时间、地点、简介、议程、照片与文件、聘书和授牌；还没到日子的，也列进公开的日历。主讲人和受聘讲师的姓名只在本人同意时显示。";
  return (
    <RecordActions
      noun={ceremonies}
      viewer={viewer}
      record={ceremony}
      actions={{ archive, restore }}
      publication={{ publish, withdraw, text }}
    >
      {may(viewer, "ceremonies.keep") && (
        <LinkButton href={`/admin/ceremonies/${ceremony.id}/agenda`}>编辑议程</LinkButton>
      )}
    </RecordActions>
  );
}
