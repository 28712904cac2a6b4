import { dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { plaqueTerm } from "../plaques/term";
import { pointStateOn } from "../rules";
import { refusalOfNewStops } from "./rules";
import type { RouteInput, StopInput } from "./schema";

/** The points at which a route stops already: they may stay whatever became of them. */
export async function loadKeptPoints(tx: Tx, routeId: number): Promise<Set<number>> {
  const stops = await tx.routeStop.findMany({ where: { routeId }, select: { teachingPointId: true } });
  return new Set(stops.map(({ teachingPointId }) => teachingPointId));
}

/**
 * Keeps the points of new stops from being archived until this transaction ends. Refuses, at the row of its stop, a point
 * that is archived or does not exist, and at `confirmed` those without a plaque in force that nobody has confirmed.
 */
export async function holdPoints(
  tx: Tx,
  { stops, confirmed }: Pick<RouteInput, "stops" | "confirmed">,
  kept: ReadonlySet<number>,
): Promise<void> {
  const added = stops.filter(({ teachingPointId }) => !kept.has(teachingPointId));
  const ids = added.map(({ teachingPointId }) => teachingPointId);
  // In the order of their ids: two routes with the same new points wait for each other instead of deadlocking.
  await tx.$queryRaw`SELECT 1 FROM "TeachingPoint" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR SHARE`;
  const points = await tx.teachingPoint.findMany({ where: { id: { in: ids } }, include: { plaques: true } });
  const byId = new Map(points.map((point) => [point.id, point]));
  const today = dayInShanghai();
  const unconfirmed = added.flatMap(({ teachingPointId, row }) => {
    const field = `stops[${row}].teachingPointId`;
    const point = byId.get(teachingPointId);
    if (!point) throw new Refusal("所选的教学点不存在，请重新选择。", field);
    if (point.archivedAt) throw new Refusal(`“${point.name}”已归档，请选择在用的教学点。`, field);
    if (confirmed.includes(point.id)) return [];
    return { name: point.name, state: pointStateOn(point.plaques.map(plaqueTerm), today) };
  });
  const refusal = refusalOfNewStops(unconfirmed);
  if (refusal) throw new Refusal(refusal, "confirmed");
}

/** Writes the stops of a route in their order in place of those it had. No point twice: stop_point_once. */
export async function writeStops(tx: Tx, routeId: number, stops: readonly StopInput[]): Promise<void> {
  await tx.routeStop.deleteMany({ where: { routeId } });
  await tx.routeStop.createMany({
    data: stops.map(({ teachingPointId, minutes, travelMinutes, topic, narrator }, index) => ({
      ...{ routeId, position: index + 1, teachingPointId, minutes, travelMinutes, topic, narrator },
    })),
  });
}
