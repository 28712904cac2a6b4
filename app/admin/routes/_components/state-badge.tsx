import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ROUTE_STATE_LABELS, type RouteState, routeState } from "@/lib/teaching-points/routes/rules";

const TONES: Record<RouteState, BadgeTone> = { PUBLISHED: "ok", UNPUBLISHED: "warn", ARCHIVED: "neutral" };

/** Whether a route is on the public site. */
export function StateBadge({ route }: { route: { publishedAt: Date | null; archivedAt: Date | null } }) {
  const state = routeState(route);
  return <Badge tone={TONES[state]}>{ROUTE_STATE_LABELS[state]}</Badge>;
}
