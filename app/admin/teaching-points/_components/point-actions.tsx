import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import type { PointState } from "@/lib/teaching-points/rules";
import { ArchiveButton, RestoreButton } from "../../_components/state-buttons";
import { archive, restore } from "../actions";

type Point = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with a point as a whole. */
export function PointActions({ viewer, point, state }: { viewer: Viewer; point: Point; state: PointState }) {
  const { id, archivedAt } = point;
  const keeps = may(viewer, "teaching-points.keep");
  if (archivedAt) {
    return (
      keeps && (
        <RestoreButton
          called="这个教学点"
          record={point}
          action={restore}
          text="恢复后可以修改和授牌；以前授过牌的会重新公开。"
        />
      )
    );
  }
  return (
    <>
      {keeps && <LinkButton href={`/admin/teaching-points/${id}/edit`}>修改</LinkButton>}
      {may(viewer, "plaques.keep") && state !== "IN_FORCE" && (
        <LinkButton href={`/admin/teaching-points/award?points=${id}`} variant="primary">
          授牌
        </LinkButton>
      )}
      {keeps && state !== "IN_FORCE" && (
        <ArchiveButton
          called="这个教学点"
          record={point}
          action={archive}
          text="归档后不再出现在列表和公开网站上，记录和授牌历史仍在。"
        />
      )}
    </>
  );
}
