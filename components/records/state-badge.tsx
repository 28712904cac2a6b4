import { Badge, type BadgeTone } from "@/components/ui/badge";
import { PUBLIC_STATE_LABELS, type PublicState, type Publishable, publicState } from "@/lib/core/record-state";

const TONES: Record<PublicState, BadgeTone> = { PUBLISHED: "ok", UNPUBLISHED: "warn", ARCHIVED: "neutral" };

/** Whether a record is on the public site. */
export function StateBadge({ record }: { record: Publishable }) {
  const state = publicState(record);
  return <Badge tone={TONES[state]}>{PUBLIC_STATE_LABELS[state]}</Badge>;
}
