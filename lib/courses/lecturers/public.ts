import { type Day, dayInShanghai, fromDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { isNamed } from "@/lib/lecturers/consents/rules";
import { namedOn, whereNamed } from "@/lib/lecturers/consents/where";
import type { Prisma } from "@/prisma/generated/client";
import { wherePublished } from "../where";

/** What decides on a day how those who give a course are told, in their order. */
export function lecturersOn(day: Day) {
  return {
    select: {
      description: true,
      organization: { select: { name: true } },
      lecturer: { select: standingOn(day) },
    },
    orderBy: { position: "asc" },
  } satisfies Prisma.Course$lecturersArgs;
}

/** Named or not, with a page or without, appointed in the past or not; not for showing. */
export function standingOn(day: Day) {
  return {
    ...namedOn(day),
    _count: { select: { appointments: { where: { termStart: { lte: fromDay(day) } } } } },
  } satisfies Prisma.LecturerSelect;
}

type Row = Prisma.CourseLecturerGetPayload<ReturnType<typeof lecturersOn>>;
type Standing = NonNullable<Row["lecturer"]>;

/** Somebody who gives a course, as the public may know them. */
export type PublicGiver = {
  name: string;
  /** Set when that lecturer has a public page on the day. */
  lecturerId: number | null;
  /** The appointment has ended and there is no other: 曾任讲师. */
  isFormer: boolean;
};

/** Who gives a course: those who may be named, in order, and how many more lecturers there are. */
export type TaughtBy = { named: PublicGiver[]; unnamed: number };

/** Who gives a course. A lecturer is named with recorded consent only; an organization and a description always. */
export function taughtBy(rows: readonly Row[]): TaughtBy {
  const named = rows.flatMap((row) => giverOf(row) ?? []);
  return { named, unnamed: rows.length - named.length };
}

/** A lecturer as the public may know them on the day `standingOn` was asked for, or null without consent. */
export function publicLecturer(lecturer: Standing): PublicGiver | null {
  if (!isNamed(lecturer)) return null;
  const isAppointed = lecturer.appointments.length > 0;
  return {
    name: lecturer.name,
    lecturerId: isAppointed ? lecturer.id : null,
    isFormer: !isAppointed && lecturer._count.appointments > 0,
  };
}

/** So many lecturers stand on one page of their list. */
const PER_PAGE = 60;

const whereGiving = {
  ...whereNamed,
  courses: { some: { course: wherePublished } },
} satisfies Prisma.LecturerWhereInput;

/** One page of the lecturers who give a published course and may be named, by name, with how many. The first is 1. */
export async function readPublicGivers(page: number, day: Day, client: Tx = db) {
  const rows = await client.lecturer.findMany({
    where: whereGiving,
    select: {
      ...standingOn(day),
      isSample: true,
      _count: { select: { ...standingOn(day)._count.select, courses: { where: { course: wherePublished } } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
  });
  const total = await client.lecturer.count({ where: whereGiving });
  const lecturers = rows.flatMap(({ isSample, ...row }) => {
    const giver = publicLecturer(row);
    return giver ? [{ ...giver, id: row.id, isSample, courses: row._count.courses }] : [];
  });
  return { lecturers, total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) };
}

/** A lecturer who gives a published course, as the public may know them; null when there is none or they may not be named. */
export async function readPublicGiver(id: number, day: Day, client: Tx = db): Promise<PublicGiver | null> {
  const row = await client.lecturer.findFirst({ where: { ...whereGiving, id }, select: standingOn(day) });
  return row && publicLecturer(row);
}

const keptGivers = publicRead("course-givers", (page: number, day: Day) => readPublicGivers(page, day));
const keptGiver = publicRead("course-giver", (id: number, day: Day) => readPublicGiver(id, day));

/** `readPublicGivers` as of today, kept until something in it changes. */
export async function listPublicGivers(page: number) {
  return keptGivers(page, dayInShanghai());
}

/** `readPublicGiver` as of today, kept until something in it changes. */
export async function getPublicGiver(id: number) {
  return keptGiver(id, dayInShanghai());
}

function giverOf({ description, organization, lecturer }: Row): PublicGiver | null {
  if (lecturer) return publicLecturer(lecturer);
  const name = organization?.name ?? description;
  return name === null ? null : { name, lecturerId: null, isFormer: false };
}
