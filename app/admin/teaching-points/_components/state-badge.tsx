import { Badge, type BadgeTone } from "@/components/ui/badge";
import { POINT_STATE_LABELS, type PointState } from "@/lib/teaching-points/rules";

const TONES: Record<PointState, BadgeTone> = { IN_FORCE: "ok", WITHDRAWN: "neutral", NOT_AWARDED: "warn" };

/** How a point stands, and whether it is archived. */
export function StateBadge({ state, archivedAt }: { state: PointState; archivedAt: Date | null }) {
  return (
    <>
      <Badge tone={TONES[state]}>{POINT_STATE_LABELS[state]}</Badge> {archivedAt && <Badge>已归档</Badge>}
    </>
  );
}
