import type { Day } from "@/lib/core/dates";
import { inForceOn } from "@/lib/teaching-points/plaques/rules";
import type { ListedPoint } from "@/lib/teaching-points/public";
import { pointStateOn } from "@/lib/teaching-points/rules";
import type { TeachingPointType } from "@/prisma/generated/enums";

/** What a list of points is narrowed to. */
export type PointFilter = { batch?: number; type?: TeachingPointType };

/** A point and the batch of its plaque in force, or null when the plaque was taken down. */
export type StandingPoint = { point: ListedPoint; batch: number | null };

/** Points as they are listed on a day: those with a plaque in force by batch, latest first, then those that had one. */
export function standOn(points: readonly ListedPoint[], today: Day): StandingPoint[] {
  return points
    .filter(({ plaques }) => pointStateOn(plaques, today) !== "NOT_AWARDED")
    .map((point) => ({ point, batch: point.plaques.find((plaque) => inForceOn(plaque, today))?.batch ?? null }))
    .sort((a, b) => (b.batch ?? -1) - (a.batch ?? -1));
}

/** The listed points that a filter leaves. */
export function narrow(listed: readonly StandingPoint[], { batch, type }: PointFilter): StandingPoint[] {
  return listed.filter(
    (row) => (batch === undefined || row.batch === batch) && (type === undefined || row.point.type === type),
  );
}

/** Listed points in groups of one batch, in their order. */
export function groupByBatch(listed: readonly StandingPoint[]): { batch: number | null; points: ListedPoint[] }[] {
  const batches = [...new Set(listed.map(({ batch }) => batch))];
  return batches.map((batch) => ({
    batch,
    points: listed.filter((row) => row.batch === batch).map(({ point }) => point),
  }));
}
