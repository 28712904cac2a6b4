import { type Day, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { type ShownPicture, shownAttachments, shownFiles } from "@/lib/files/shown";
import type { Prisma } from "@/prisma/generated/client";
import { AppointmentCategory } from "@/prisma/generated/enums";
import { lastDayOf } from "./appointments/rules";
import { inForceSql, whereInForce } from "./appointments/where";
import { coveringPhoto, namedSql, wherePublicOn } from "./consents/where";
import { whereMemberOn, wherePublicOn as wherePublicTeamOn } from "./teams/where";

/** So many lecturers stand on one page of their list. */
export const LECTURERS_PER_PAGE = 60;

/** What is told of a lecturer in a list: words only, because a list has sixty. */
const listedColumns = {
  id: true,
  name: true,
  post: true,
  speciality: true,
  isSample: true,
  organization: { select: { name: true } },
} satisfies Prisma.LecturerSelect;

/** What a list tells of a lecturer who agreed to be named. */
export type ListedLecturer = {
  id: number;
  name: string;
  post: string | null;
  speciality: string | null;
  organization: string | null;
  isSample: boolean;
};

/** What anyone may know of a lecturer who agreed to it. */
export type PublicLecturer = ListedLecturer & {
  biography: string | null;
  /** Null also where there is one that the consent does not cover. */
  photograph: ShownPicture | null;
  /** The appointments in force, as printed on their letters or as ended before that. */
  appointments: { category: AppointmentCategory; termStart: Day; termEnd: Day | null; isSample: boolean }[];
  teams: { id: number; name: string; role: "LEADER" | "DEPUTY" | "MEMBER" }[];
};

/** How many lecturers of a category are appointed, and how many of them are named in public. */
export type PublicCount = { category: AppointmentCategory; appointed: number; named: number };

/** The lecturers of one category on a page: how many there are, how many are named, and those that stand here. */
export type CategoryGroup = PublicCount & { lecturers: ListedLecturer[] };

/**
 * One page of the lecturers appointed on a day, all or of one category: by category, within it by name. A category in which
 * nobody is named has nobody to stand under it and is told on the first page. The first is 1.
 */
export async function readPublicLecturers(
  day: Day,
  category: AppointmentCategory | null,
  page: number,
  client: Tx = db,
): Promise<{ groups: CategoryGroup[]; pages: number }> {
  const counts = (await readPublicCounts(day, client)).filter((count) => !category || count.category === category);
  const groups: CategoryGroup[] = [];
  let before = (page - 1) * LECTURERS_PER_PAGE;
  let room = LECTURERS_PER_PAGE;
  for (const count of counts) {
    const skip = Math.min(before, count.named);
    const take = Math.min(room, count.named - skip);
    before -= skip;
    room -= take;
    const isTold = take > 0 || (page === 1 && count.named === 0 && count.appointed > 0);
    if (isTold) groups.push({ ...count, lecturers: await readOfCategory(day, count.category, { skip, take }, client) });
  }
  const named = counts.reduce((sum, count) => sum + count.named, 0);
  return { groups, pages: Math.max(1, Math.ceil(named / LECTURERS_PER_PAGE)) };
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
           count(DISTINCT "Lecturer"."id") FILTER (WHERE ${namedSql})::int AS "named"
    FROM "Appointment"
    JOIN "Lecturer" ON "Lecturer"."id" = "Appointment"."lecturerId"
    WHERE "Appointment"."category" = ANY(${Object.values(AppointmentCategory)}::"AppointmentCategory"[]) AND ${inForceSql(day)}
    GROUP BY "Appointment"."category"`;
  return Object.values(AppointmentCategory).map(
    (category) => rows.find((row) => row.category === category) ?? { category, appointed: 0, named: 0 },
  );
}

/** The ids of the lecturers named in public on a day, for the map of the site. */
export async function readPublicLecturerIds(day: Day, client: Tx = db): Promise<number[]> {
  const rows = await client.lecturer.findMany({
    where: wherePublicOn(day),
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** `readPublicLecturers`, kept until something in it changes. */
export const listPublicLecturers = publicRead(
  "lecturers",
  (day: Day, category: AppointmentCategory | null, page: number) => readPublicLecturers(day, category, page),
);
/** `readPublicLecturerIds`, kept until something in it changes. */
export const listPublicLecturerIds = publicRead("lecturer-ids", (day: Day) => readPublicLecturerIds(day));
/** `readPublicLecturer`, kept until something in it changes. */
export const getPublicLecturer = publicRead("lecturer", (id: number, day: Day) => readPublicLecturer(id, day));
/** `readPublicCounts`, kept until something in it changes. */
export const countPublicLecturers = publicRead("lecturer-counts", (day: Day) => readPublicCounts(day));

/** Nobody has two appointments on one day, so nobody stands under two categories. */
async function readOfCategory(
  day: Day,
  category: AppointmentCategory,
  range: { skip: number; take: number },
  client: Tx,
): Promise<ListedLecturer[]> {
  if (range.take === 0) return [];
  const rows = await client.lecturer.findMany({
    where: { AND: [wherePublicOn(day), { appointments: { some: { category, ...whereInForce(day) } } }] },
    select: listedColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...range,
  });
  return rows.map(asListed);
}

function asListed({ organization, ...row }: Prisma.LecturerGetPayload<{ select: typeof listedColumns }>) {
  return { ...row, organization: organization?.name ?? null };
}

function publicColumns(day: Day) {
  return {
    ...listedColumns,
    biography: true,
    // A photograph that the open consent does not cover never leaves the database.
    attachments: { ...shownAttachments, where: { lecturer: { consents: { some: coveringPhoto } } } },
    appointments: {
      where: whereInForce(day),
      select: { category: true, termStart: true, termEnd: true, endedOn: true, isSample: true },
    },
    memberships: {
      where: { AND: [whereMemberOn(day), { team: wherePublicTeamOn(day) }] },
      select: { role: true, team: { select: { id: true, name: true } } },
    },
  } satisfies Prisma.LecturerSelect;
}

type PublicRow = Prisma.LecturerGetPayload<{ select: ReturnType<typeof publicColumns> }>;

function asPublic({ organization, attachments, appointments, memberships, ...row }: PublicRow): PublicLecturer {
  return {
    ...row,
    organization: organization?.name ?? null,
    photograph: shownFiles(attachments).pictures[0] ?? null,
    appointments: appointments.map(({ category, termStart, termEnd, endedOn, isSample }) => {
      const lastDay = lastDayOf({ endedOn, termEnd });
      return { category, termStart: toDay(termStart), termEnd: lastDay && toDay(lastDay), isSample };
    }),
    teams: memberships.map(({ role, team }) => ({ ...team, role })),
  };
}
