import { TAGS } from "@/lib/core/cache-tags";
import { toDay, toDayOrNull } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { shownAttachments, shownFiles } from "@/lib/files/shown";
import type { Prisma } from "@/prisma/generated/client";
import { wherePublished } from "./published";
import { TEACHING_POINT_TYPE_LABELS } from "./schema";

/** No contact, no phone: this select is all that ever leaves. */
const listedFacts = {
  id: true,
  name: true,
  type: true,
  address: true,
  isSample: true,
  hostOrganization: { select: { name: true } },
  plaques: { select: { batch: true, awardedOn: true, withdrawnOn: true }, orderBy: { awardedOn: "desc" } },
} satisfies Prisma.TeachingPointSelect;

const publicFacts = {
  ...listedFacts,
  capacity: true,
  openingHours: true,
  description: true,
  attachments: shownAttachments,
  plaques: {
    select: {
      ...listedFacts.plaques.select,
      ceremony: { select: { id: true, title: true, publishedAt: true, archivedAt: true } },
    },
    orderBy: { awardedOn: "desc" },
  },
} satisfies Prisma.TeachingPointSelect;

/**
 * All public points by name, with what a list shows of them. Days are texts; which plaque is in force today, and so the
 * batch a point stands in, is for the page to say, since this is kept.
 */
export async function readPublicPoints(client: Tx = db) {
  const rows = await client.teachingPoint.findMany({
    where: wherePublished,
    select: listedFacts,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ hostOrganization, plaques, ...facts }) => ({
    ...facts,
    typeLabel: TEACHING_POINT_TYPE_LABELS[facts.type],
    host: hostOrganization?.name ?? null,
    plaques: plaques.map(plaqueTerm),
  }));
}

/** One public point with all its plaques, latest first, its photographs and its videos; null when there is none. */
export async function readPublicPoint(id: number, client: Tx = db) {
  const row = await client.teachingPoint.findFirst({ where: { ...wherePublished, id }, select: publicFacts });
  return row && publicPoint(row);
}

export type ListedPoint = Awaited<ReturnType<typeof readPublicPoints>>[number];
export type PublicPoint = ReturnType<typeof publicPoint>;

// A ceremony that is published or withdrawn changes the links.
const tags = [TAGS.teachingPoints, TAGS.ceremonies];
/** `readPublicPoints`, kept until something in it changes. */
export const getPublicPoints = publicRead("teaching-points", tags, () => readPublicPoints());
/** `readPublicPoint`, kept until something in it changes. */
export const getPublicPoint = publicRead("teaching-point", tags, (id: number) => readPublicPoint(id));

function publicPoint({ hostOrganization, plaques, attachments, ...facts }: PublicRow) {
  return {
    ...facts,
    typeLabel: TEACHING_POINT_TYPE_LABELS[facts.type],
    host: hostOrganization?.name ?? null,
    plaques: plaques.map(({ ceremony, ...plaque }) => ({
      ...plaqueTerm(plaque),
      ceremony: isPublished(ceremony) ? { id: ceremony.id, title: ceremony.title } : null,
    })),
    ...shownFiles(attachments),
  };
}

function plaqueTerm({ batch, awardedOn, withdrawnOn }: { batch: number; awardedOn: Date; withdrawnOn: Date | null }) {
  return { batch, awardedOn: toDay(awardedOn), withdrawnOn: toDayOrNull(withdrawnOn) };
}

type PublicRow = Prisma.TeachingPointGetPayload<{ select: typeof publicFacts }>;
type LinkedCeremony = PublicRow["plaques"][number]["ceremony"];

function isPublished(ceremony: LinkedCeremony): ceremony is NonNullable<LinkedCeremony> {
  return ceremony !== null && ceremony.publishedAt !== null && ceremony.archivedAt === null;
}
