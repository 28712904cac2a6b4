import { randomUUID } from "node:crypto";
import { type Actor, SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { createRoute, publishRoute } from "@/lib/teaching-points/routes/commands";
import type { RouteInput, StopInput } from "@/lib/teaching-points/routes/schema";
import { aPlaque, aTeachingPoint } from "./teaching-points";

/** What a form would hand over for a red route with a name of its own and nothing else. */
export function aRouteInput(overrides: Partial<RouteInput> = {}): RouteInput {
  return {
    name: `测试线路 ${randomUUID()}`,
    color: "RED",
    description: null,
    meetingPlace: null,
    accessibility: null,
    stops: [],
    confirmed: [],
    ...overrides,
  };
}

/** Stops of 20 minutes at these points, in the order given; nothing is known of the way. */
export function stopsAt(...points: { id: number }[]): StopInput[] {
  return points.map(({ id }, row) => ({
    teachingPointId: id,
    minutes: 20,
    travelMinutes: null,
    topic: null,
    narrator: null,
    row,
  }));
}

/** A teaching point with a plaque in force. */
export async function anAwardedPoint(tx: Tx, { name }: { name?: string } = {}) {
  const point = await aTeachingPoint(tx, name === undefined ? {} : { name });
  await aPlaque(tx, point.id);
  return point;
}

/** A route, not public; it has no stops unless some are given. */
export async function aRoute(tx: Tx, overrides: Partial<RouteInput> = {}, actor: Actor = SYSTEM) {
  const id = await createRoute(tx, actor, aRouteInput(overrides));
  return tx.route.findUniqueOrThrow({ where: { id } });
}

/** A route that the public may see; it stops at a point of its own unless others are given. */
export async function aPublicRoute(tx: Tx, overrides: Partial<RouteInput> = {}, actor: Actor = SYSTEM) {
  const stops = overrides.stops ?? stopsAt(await anAwardedPoint(tx));
  const { id, version } = await aRoute(tx, { ...overrides, stops }, actor);
  await publishRoute(tx, actor, { id, version });
  return tx.route.findUniqueOrThrow({ where: { id } });
}
