import { batchName } from "@/components/site/batch-name";
import { slugOf } from "@/components/site/slug";
import type { Day } from "@/lib/core/dates";
import { inForceOn } from "@/lib/teaching-points/plaques/rules";
import type { ListedPoint } from "@/lib/teaching-points/public";
import type { readPointColors } from "@/lib/teaching-points/routes/public";
import { pointStateOn } from "@/lib/teaching-points/rules";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import type { TeachingPointType, ThemeColor } from "@/prisma/generated/enums";

/** What a list of points is narrowed to. The colour is that of a route which stops there, with its name. */
export type PointFilter = { batch?: number; type?: TeachingPointType; theme?: { color: ThemeColor; name: string } };

/** A point, the batch of its plaque in force, or null when the plaque was taken down, and the colours of its routes. */
export type StandingPoint = { point: ListedPoint; batch: number | null; colors: readonly ThemeColor[] };

type PointColors = Awaited<ReturnType<typeof readPointColors>>;

/** Points as they are listed on a day: those with a plaque in force by batch, latest first, then those that had one. */
export function standOn(points: readonly ListedPoint[], today: Day, routed: PointColors): StandingPoint[] {
  const colorsOf = new Map(routed.map(({ teachingPointId, colors }) => [teachingPointId, colors]));
  return points
    .filter(({ plaques }) => pointStateOn(plaques, today) !== "NOT_AWARDED")
    .map((point) => ({
      point,
      batch: point.plaques.find((plaque) => inForceOn(plaque, today))?.batch ?? null,
      colors: colorsOf.get(point.id) ?? [],
    }))
    .sort((a, b) => (b.batch ?? -1) - (a.batch ?? -1));
}

/** The listed points that a filter leaves. */
export function narrow(listed: readonly StandingPoint[], { batch, type, theme }: PointFilter): StandingPoint[] {
  return listed.filter(
    (row) =>
      (batch === undefined || row.batch === batch) &&
      (type === undefined || row.point.type === type) &&
      (theme === undefined || row.colors.includes(theme.color)),
  );
}

/** Listed points in groups of one batch, in their order. */
export function groupByBatch(listed: readonly StandingPoint[]): { batch: number | null; rows: StandingPoint[] }[] {
  const batches = [...new Set(listed.map(({ batch }) => batch))];
  return batches.map((batch) => ({ batch, rows: listed.filter((row) => row.batch === batch) }));
}

/** What a list of points is called. */
export function titleOf({ batch, type, theme }: PointFilter): string {
  if (batch !== undefined) return `${batchName(batch)}现场教学点`;
  if (theme) return `${theme.name}线路经过的教学点`;
  return type ? `现场教学点 · ${TEACHING_POINT_TYPE_LABELS[type]}` : "现场教学点";
}

/** The address of a list of points. */
export function pathOf({ batch, type, theme }: PointFilter): string {
  if (batch !== undefined) return `/teaching-points/batch/${batch}`;
  if (theme) return `/teaching-points/color/${slugOf(theme.color)}`;
  return type ? `/teaching-points/type/${slugOf(type)}` : "/teaching-points";
}
