import { Badge, type BadgeTone } from "@/components/ui/badge";
import { CEREMONY_STATE_LABELS, type CeremonyState, ceremonyState } from "@/lib/ceremonies/rules";

const TONES: Record<CeremonyState, BadgeTone> = { PUBLISHED: "ok", UNPUBLISHED: "warn", ARCHIVED: "neutral" };

/** Whether a ceremony is on the public site. */
export function StateBadge({ ceremony }: { ceremony: { publishedAt: Date | null; archivedAt: Date | null } }) {
  const state = ceremonyState(ceremony);
  return <Badge tone={TONES[state]}>{CEREMONY_STATE_LABELS[state]}</Badge>;
}
