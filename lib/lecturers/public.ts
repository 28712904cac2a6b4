import { TAGS } from "@/lib/core/cache-tags";
import { type Day, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import type { Prisma } from "@/prisma/generated/client";
import { AppointmentCategory } from "@/prisma/generated/enums";
import { inForceSql, whereInForce } from "./appointments/in-force";
import { whereMemberOn } from "./teams/member-on";

/** What anyone may know of a lecturer who agreed to it. */
export type PublicLecturer = {
  id: number;
  name: string;
  post: string | null;
  speciality: string | null;
  biography: string | null;
  organization: string | null;
  isSample: boolean;
  /** The appointments in force, as printed on their letters or as ended before that. */
  appointments: { category: AppointmentCategory; termStart: Day; termEnd: Day | null; isSample: boolean }[];
  teams: { id: number; name: string; role: "LEADER" | "DEPUTY" | "MEMBER" }[];
};

/** How many lecturers of a category are appointed, and how many of them are named in public. */
export type PublicCount = { category: AppointmentCategory; appointed: number; named: number };

/** The condition "named in public on a day": open consent, not archived, an appointment in force. */
export function wherePublicOn(day: Day): Prisma.LecturerWhereInput {
  return {
    archivedAt: null,
    consents: { some: { withdrawnOn: null } },
    appointments: { some: whereInForce(day) },
  };
}

/** The lecturers named in public on a day, by name; all, or those of one category. */
export async function readPublicLecturers(
  day: Day,
  category: AppointmentCategory | null = null,
  client: Tx = db,
): Promise<PublicLecturer[]> {
  const ofCategory = category ? { appointments: { some: { category, ...whereInForce(day) } } } : {};
  const rows = await client.lecturer.findMany({
    where: { AND: [wherePublicOn(day), ofCategory] },
    select: publicColumns(day),
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(asPublic);
}

/** One lecturer as anyone may see them on a day; null without consent, archived, or not appointed then. */
export async function readPublicLecturer(id: number, day: Day, client: Tx = db): Promise<PublicLecturer | null> {
  const row = await client.lecturer.findFirst({
    where: { AND: [{ id }, wherePublicOn(day)] },
    select: publicColumns(day),
  });
  return row && asPublic(row);
}

/** Distinct lecturers with an appointment in force on a day, by category, every category named; teams are counted apart. */
export async function readPublicCounts(day: Day, client: Tx = db): Promise<PublicCount[]> {
  const rows = await client.$queryRaw<PublicCount[]>`
    SELECT "Appointment"."category", count(DISTINCT "Lecturer"."id")::int AS "appointed",
           count(DISTINCT "Lecturer"."id") FILTER (WHERE "Lecturer"."archivedAt" IS NULL AND "LecturerConsent"."id" IS NOT NULL)::int AS "named"
    FROM "Appointment"
    JOIN "Lecturer" ON "Lecturer"."id" = "Appointment"."lecturerId"
    LEFT JOIN "LecturerConsent" ON "LecturerConsent"."lecturerId" = "Lecturer"."id" AND "LecturerConsent"."withdrawnOn" IS NULL
    WHERE "Appointment"."category" = ANY(${Object.values(AppointmentCategory)}::"AppointmentCategory"[]) AND ${inForceSql(day)}
    GROUP BY "Appointment"."category"`;
  return Object.values(AppointmentCategory).map(
    (category) => rows.find((row) => row.category === category) ?? { category, appointed: 0, named: 0 },
  );
}

export const listPublicLecturers = publicRead("lecturers", [TAGS.lecturers, TAGS.teams], readPublicLecturers);
export const getPublicLecturer = publicRead("lecturer", [TAGS.lecturers, TAGS.teams], readPublicLecturer);
export const countPublicLecturers = publicRead("lecturer-counts", [TAGS.lecturers], readPublicCounts);

function publicColumns(day: Day) {
  return {
    id: true,
    name: true,
    post: true,
    speciality: true,
    biography: true,
    isSample: true,
    organization: { select: { name: true } },
    appointments: {
      where: whereInForce(day),
      select: { category: true, termStart: true, termEnd: true, endedOn: true, isSample: true },
    },
    memberships: {
      where: { AND: [whereMemberOn(day), { team: { archivedAt: null, appointments: { some: whereInForce(day) } } }] },
      select: { role: true, team: { select: { id: true, name: true } } },
    },
  } satisfies Prisma.LecturerSelect;
}

type PublicRow = Prisma.LecturerGetPayload<{ select: ReturnType<typeof publicColumns> }>;

function asPublic({ organization, appointments, memberships, ...row }: PublicRow): PublicLecturer {
  return {
    ...row,
    organization: organization?.name ?? null,
    appointments: appointments.map(({ category, termStart, termEnd, endedOn, isSample }) => {
      const lastDay = endedOn ?? termEnd;
      return { category, termStart: toDay(termStart), termEnd: lastDay && toDay(lastDay), isSample };
    }),
    teams: memberships.map(({ role, team }) => ({ ...team, role })),
  };
}
