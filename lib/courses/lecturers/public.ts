import { type Day, fromDay } from "@/lib/core/dates";
import { namedOn } from "@/lib/lecturers/consents/named-on";
import { isNamed } from "@/lib/lecturers/consents/rules";
import type { Prisma } from "@/prisma/generated/client";

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

/** The same as `isNamed`, as a condition. */
export const whereNamed = {
  archivedAt: null,
  consents: { some: { withdrawnOn: null } },
} satisfies Prisma.LecturerWhereInput;

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

function giverOf({ description, organization, lecturer }: Row): PublicGiver | null {
  if (lecturer) return publicLecturer(lecturer);
  const name = organization?.name ?? description;
  return name === null ? null : { name, lecturerId: null, isFormer: false };
}
