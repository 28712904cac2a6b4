import { TAGS } from "@/lib/core/cache-tags";
import { toDay, toDayOrNull } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import type { Prisma } from "@/prisma/generated/client";
import { TEACHING_POINT_TYPE_LABELS, TEACHING_POINT_TYPES } from "./schema";

/** A point is public once it had a plaque, and until it is archived. */
const wherePublicPoint = { archivedAt: null, plaques: { some: {} } } satisfies Prisma.TeachingPointWhereInput;

/** No contact, no phone: this select is all that ever leaves. */
const publicFacts = {
  id: true,
  name: true,
  type: true,
  address: true,
  capacity: true,
  openingHours: true,
  description: true,
  isSample: true,
  hostOrganization: { select: { name: true } },
  plaques: {
    select: {
      batch: true,
      awardedOn: true,
      withdrawnOn: true,
      ceremony: { select: { id: true, title: true, publishedAt: true, archivedAt: true } },
    },
    orderBy: { awardedOn: "desc" },
  },
} satisfies Prisma.TeachingPointSelect;

/**
 * All public points by name, and their ids by batch (that of the latest plaque, latest batch first) and by type. Days are
 * texts; whether a plaque is in force today is for the page to say, since this is kept.
 */
export async function readPublicPoints(client: Tx = db) {
  const rows = await client.teachingPoint.findMany({
    where: wherePublicPoint,
    select: publicFacts,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const points = rows.map(publicPoint);
  const batches = [...new Set(points.map(batchOf))].sort((a, b) => b - a);
  return {
    points,
    byBatch: batches.map((batch) => ({ batch, points: points.filter((point) => batchOf(point) === batch) })),
    byType: TEACHING_POINT_TYPES.map((type) => ({
      type,
      label: TEACHING_POINT_TYPE_LABELS[type],
      points: points.filter((point) => point.type === type),
    })).filter((group) => group.points.length > 0),
  };
}

/** One public point with all its plaques, latest first; null when there is none. */
export async function readPublicPoint(id: number, client: Tx = db) {
  const row = await client.teachingPoint.findFirst({ where: { ...wherePublicPoint, id }, select: publicFacts });
  return row && publicPoint(row);
}

export type PublicPoint = ReturnType<typeof publicPoint>;

// A ceremony that is published or withdrawn changes the links.
const tags = [TAGS.teachingPoints, TAGS.ceremonies];
/** `readPublicPoints`, kept until something in it changes. */
export const getPublicPoints = publicRead("teaching-points", tags, () => readPublicPoints());
/** `readPublicPoint`, kept until something in it changes. */
export const getPublicPoint = publicRead("teaching-point", tags, (id: number) => readPublicPoint(id));

function publicPoint({ hostOrganization, plaques, ...facts }: PublicRow) {
  return {
    ...facts,
    typeLabel: TEACHING_POINT_TYPE_LABELS[facts.type],
    host: hostOrganization?.name ?? null,
    plaques: plaques.map(({ batch, awardedOn, withdrawnOn, ceremony }) => ({
      batch,
      awardedOn: toDay(awardedOn),
      withdrawnOn: toDayOrNull(withdrawnOn),
      ceremony: isPublished(ceremony) ? { id: ceremony.id, title: ceremony.title } : null,
    })),
  };
}

type PublicRow = Prisma.TeachingPointGetPayload<{ select: typeof publicFacts }>;
type LinkedCeremony = PublicRow["plaques"][number]["ceremony"];

function isPublished(ceremony: LinkedCeremony): ceremony is NonNullable<LinkedCeremony> {
  return ceremony !== null && ceremony.publishedAt !== null && ceremony.archivedAt === null;
}

function batchOf({ plaques }: PublicPoint): number {
  return plaques[0]?.batch ?? 0;
}
