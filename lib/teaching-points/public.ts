import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import { shownAttachments, shownFiles } from "@/lib/files/shown";
import type { Prisma } from "@/prisma/generated/client";
import type { TeachingPointType, ThemeColor } from "@/prisma/generated/enums";
import { mapLinks } from "./places/map-apps/rules";
import { placeOf } from "./places/rules";
import { plaqueTerm } from "./plaques/term";
import { wherePublished as wherePublishedRoute } from "./routes/where";
import { TEACHING_POINT_TYPE_LABELS } from "./schema";
import { wherePublished, wherePublishedOn } from "./where";

const nameOrder = [{ name: "asc" }, { id: "asc" }] satisfies Prisma.TeachingPointOrderByWithRelationInput[];

/** No contact, and no phone but the public one: these selects are all that ever leaves. */
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
  directions: true,
  accessibility: true,
  publicPhone: true,
  latitude: true,
  longitude: true,
  datum: true,
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
    orderBy: nameOrder,
  });
  return rows.map(listedPoint);
}

/** What somebody looks for: words, and perhaps the type or the colour of a route that stops there. */
export type PointQuestion = { text: string; type?: TeachingPointType; color?: ThemeColor };

const POINTS_PER_PAGE = 60;
const MOST_WORDS = 5;

/**
 * The points listed on a day that answer, one page of them by name, and how many there are: each word stands in the name,
 * its pinyin initials, the address or the name of the host. Past the last page the last one is answered. Asked of the database
 * each time: what is typed is never kept.
 */
export async function searchPublicPoints(question: PointQuestion, page: number, day: Day, client: Tx = db) {
  const where = {
    AND: [wherePublishedOn(day), whereAnswers(question)],
  };
  const total = await client.teachingPoint.count({ where });
  const pages = Math.max(1, Math.ceil(total / POINTS_PER_PAGE));
  const shown = Math.min(page, pages);
  const rows = await client.teachingPoint.findMany({
    where,
    select: listedFacts,
    orderBy: nameOrder,
    skip: (shown - 1) * POINTS_PER_PAGE,
    take: POINTS_PER_PAGE,
  });
  return { points: rows.map(listedPoint), total, page: shown, pages };
}

/**
 * One public point with all its plaques, latest first, its photographs and its videos, and the links that show it in the map
 * apps (none while nobody has entered its place); null when there is none.
 */
export async function readPublicPoint(id: number, client: Tx = db) {
  const row = await client.teachingPoint.findFirst({ where: { ...wherePublished, id }, select: publicFacts });
  return row && publicPoint(row);
}

export type ListedPoint = ReturnType<typeof listedPoint>;
export type PublicPoint = ReturnType<typeof publicPoint>;

// A ceremony that is published or withdrawn changes the links.
/** `readPublicPoints`, kept until something in it changes. */
export const getPublicPoints = publicRead("teaching-points", () => readPublicPoints());
/** `readPublicPoint`, kept until something in it changes. */
export const getPublicPoint = publicRead("teaching-point", (id: number) => readPublicPoint(id));

function whereAnswers({ text, type, color }: PointQuestion): Prisma.TeachingPointWhereInput {
  const words = searchText(text).split(" ").filter(Boolean).slice(0, MOST_WORDS);
  const stops = color && { some: { route: { ...wherePublishedRoute, color } } };
  return { type, stops, AND: words.map(whereWord) };
}

function whereWord(word: string): Prisma.TeachingPointWhereInput {
  const stands = { contains: literal(word), mode: "insensitive" } as const;
  const initials = pinyinText(word);
  const named = [{ name: stands }, { address: stands }, { hostOrganization: { name: stands } }];
  return { OR: initials ? [...named, { nameInitials: { contains: initials } }] : named };
}

function listedPoint({ hostOrganization, plaques, ...facts }: ListedRow) {
  return {
    ...facts,
    typeLabel: TEACHING_POINT_TYPE_LABELS[facts.type],
    host: hostOrganization?.name ?? null,
    plaques: plaques.map(publicPlaque),
  };
}

function publicPoint({ hostOrganization, plaques, attachments, latitude, longitude, datum, ...facts }: PublicRow) {
  const place = placeOf({ latitude, longitude, datum });
  return {
    ...facts,
    mapLinks: place ? mapLinks({ ...facts, place }) : [],
    typeLabel: TEACHING_POINT_TYPE_LABELS[facts.type],
    host: hostOrganization?.name ?? null,
    plaques: plaques.map(({ ceremony, ...plaque }) => ({
      ...publicPlaque(plaque),
      ceremony: isPublished(ceremony) ? { id: ceremony.id, title: ceremony.title } : null,
    })),
    ...shownFiles(attachments),
  };
}

function publicPlaque({ batch, ...dates }: { batch: number; awardedOn: Date; withdrawnOn: Date | null }) {
  return { batch, ...plaqueTerm(dates) };
}

type ListedRow = Prisma.TeachingPointGetPayload<{ select: typeof listedFacts }>;
type PublicRow = Prisma.TeachingPointGetPayload<{ select: typeof publicFacts }>;
type LinkedCeremony = PublicRow["plaques"][number]["ceremony"];

function isPublished(ceremony: LinkedCeremony): ceremony is NonNullable<LinkedCeremony> {
  return ceremony !== null && ceremony.publishedAt !== null && ceremony.archivedAt === null;
}
