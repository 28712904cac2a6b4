import type { Day } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";
import { whereAwardedBy, wherePlaqueInForce } from "./plaques/where";
import type { PointState } from "./rules";

/** The condition for a point that the public may see: it had a plaque, and is not archived. */
export const wherePublished = { archivedAt: null, plaques: { some: {} } } satisfies Prisma.TeachingPointWhereInput;

/** The condition for a point that is listed on a day: a plaque that is awarded later does not count yet. */
export function wherePublishedOn(day: Day): Prisma.TeachingPointWhereInput {
  return { archivedAt: null, plaques: { some: whereAwardedBy(day) } };
}

/** How a point stands on a day; `pointStateOn` is the same rule for loaded plaques, and a test holds the two together. */
export function whereState(state: PointState, day: Day): Prisma.TeachingPointWhereInput {
  if (state === "NOT_AWARDED") return { plaques: { none: whereAwardedBy(day) } };
  if (state === "IN_FORCE") return { plaques: { some: wherePlaqueInForce(day) } };
  return { plaques: { some: whereAwardedBy(day), none: wherePlaqueInForce(day) } };
}
