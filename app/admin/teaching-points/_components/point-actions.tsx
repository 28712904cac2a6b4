import { RecordActions } from "@/components/records/record-actions";
import { LinkButton } from "@/components/ui/button";
import { may, type Viewer } from "@/lib/core/viewer";
import { teachingPoints } from "@/lib/teaching-points/noun";
import type { PointState } from "@/lib/teaching-points/rules";
import { archive, restore } from "../actions";

type Point = { id: number; version: number; archivedAt: Date | null };

/** What the viewer may do with a point as a whole. */
export function PointActions({ viewer, point, state }: { viewer: Viewer; point: Point; state: PointState }) {
  const isArchivable = state !== "IN_FORCE";
  return (
    <RecordActions
      noun={teachingPoints}
      viewer={viewer}
      record={point}
      actions={{ archive, restore }}
      isArchivable={isArchivable}
    >
      {may(viewer, "plaques.keep") && isArchivable && (
        <LinkButton href={`/admin/teaching-points/award?points=${point.id}`} variant="primary">
          授牌
        </LinkButton>
      )}
    </RecordActions>
  );
}
