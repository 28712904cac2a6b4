import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { maskPhone } from "@/lib/core/phones";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import { Prisma } from "@/prisma/generated/client";
import { AppointmentCategory } from "@/prisma/generated/enums";
import { inForceSql, whereInForce } from "./appointments/where";

/** What the list of lecturers can be narrowed by. */
export type LecturerFilter = {
  /** Words that each stand in the name or the organization's name, or begin their pinyin or its initials. */
  text?: string;
  /** Of the appointment in force today; NONE: there is no such appointment. */
  category?: AppointmentCategory | "NONE";
  /** A part of the speciality. */
  speciality?: string;
  organizationId?: number;
  archived: "NO" | "YES";
};

/** What the list is sorted by; a minus turns it round. Newest first is "-created". */
export const LECTURER_SORTS = ["name", "-name", "organization", "-organization", "-created", "created"] as const;
export type LecturerSort = (typeof LECTURER_SORTS)[number];

// Written by hand where Prisma would join and sort whole rows: the ids come from narrow indexes, the rows only for one page.
const ORDERS: Record<LecturerSort, Prisma.Sql> = {
  name: Prisma.sql`"Lecturer"."name", "Lecturer"."id"`,
  "-name": Prisma.sql`"Lecturer"."name" DESC, "Lecturer"."id" DESC`,
  organization: Prisma.sql`"Organization"."name", "Organization"."id", "Lecturer"."name", "Lecturer"."id"`,
  "-organization": Prisma.sql`"Organization"."name" DESC NULLS LAST, "Organization"."id", "Lecturer"."name", "Lecturer"."id"`,
  created: Prisma.sql`"Lecturer"."id"`,
  "-created": Prisma.sql`"Lecturer"."id" DESC`,
};

/** One page of lecturers with the appointment in force today, and how many lecturers there are in all. */
export async function listLecturers(
  _viewer: Viewer<"records.view">,
  filter: LecturerFilter,
  { sort, skip, take, today }: { sort: LecturerSort; skip: number; take: number; today: Day },
  client: Tx = db,
) {
  const where = whereLecturers(filter, today);
  const byOrganization = sort.endsWith("organization");
  const join = byOrganization
    ? Prisma.sql`LEFT JOIN "Organization" ON "Organization"."id" = "Lecturer"."organizationId"`
    : Prisma.empty;
  // What is searched for is counted on the way, since all lecturers are looked through once anyway; the whole list is not.
  const counted = isSearched(filter) ? Prisma.sql`count(*) OVER ()::int` : Prisma.sql`NULL::int`;
  const found = await client.$queryRaw<{ id: number; total: number | null }[]>`
    SELECT "Lecturer"."id", ${counted} AS "total" FROM "Lecturer" ${join} WHERE ${where}
    ORDER BY ${ORDERS[sort]} LIMIT ${take} OFFSET ${skip}`;
  // A page that is not full is the last one: nothing is left to count.
  const isLast = found.length < take && (found.length > 0 || skip === 0);
  const total = isLast ? skip + found.length : (found[0]?.total ?? (await countWhere(where, client)));
  return { rows: await loadRows(found, today, client), total };
}

/** Up to twenty lecturers in use for a combobox, found as in the list. */
export async function findLecturers(typed: string, today: Day, client: Tx) {
  const where = whereLecturers({ text: typed, archived: "NO" }, today);
  return client.$queryRaw<{ id: number; name: string; post: string | null; organization: string | null }[]>`
    SELECT "Lecturer"."id", "Lecturer"."name", "Lecturer"."post", "Organization"."name" AS "organization"
    FROM "Lecturer" LEFT JOIN "Organization" ON "Organization"."id" = "Lecturer"."organizationId"
    WHERE ${where} ORDER BY "Lecturer"."name", "Lecturer"."id" LIMIT 20`;
}

function isSearched({ text, category, speciality, organizationId }: LecturerFilter): boolean {
  return Boolean(text || category || speciality || organizationId);
}

async function countWhere(where: Prisma.Sql, client: Tx): Promise<number> {
  const [row] = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Lecturer" WHERE ${where}`;
  return row!.count;
}

async function loadRows(found: readonly { id: number }[], today: Day, client: Tx) {
  const ids = found.map(({ id }) => id);
  const rows = await client.lecturer.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      post: true,
      speciality: true,
      phone: true,
      isSample: true,
      createdAt: true,
      organization: { select: { id: true, name: true } },
      appointments: {
        where: whereInForce(today),
        select: { id: true, category: true, termEnd: true, endedOn: true },
        take: 1,
      },
    },
  });
  const byId = new Map(rows.map(({ phone, ...row }) => [row.id, { ...row, maskedPhone: maskPhone(phone) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function whereLecturers(filter: LecturerFilter, today: Day): Prisma.Sql {
  const words = searchText(filter.text).split(" ").filter(Boolean).slice(0, 5);
  const conditions = [
    filter.archived === "YES"
      ? Prisma.sql`"Lecturer"."archivedAt" IS NOT NULL`
      : Prisma.sql`"Lecturer"."archivedAt" IS NULL`,
  ];
  if (words.length > 0) conditions.push(answersTo(words));
  if (filter.category) conditions.push(appointedAs(filter.category, today));
  const speciality = searchText(filter.speciality);
  if (speciality) conditions.push(contains(Prisma.sql`"Lecturer"."speciality"`, speciality));
  if (filter.organizationId) conditions.push(Prisma.sql`"Lecturer"."organizationId" = ${filter.organizationId}`);
  return Prisma.join(conditions, " AND ");
}

/** Every word answers, or all together are the beginning of the pinyin, as typed with spaces: zhang wei min. */
function answersTo(words: string[]): Prisma.Sql {
  const each = Prisma.join(words.map(answersToWord), " AND ");
  const whole = pinyinText(words.join(""));
  return words.length > 1 && whole
    ? Prisma.sql`(${each} OR "Lecturer"."namePinyin" LIKE ${`${whole}%`})`
    : Prisma.sql`(${each})`;
}

function answersToWord(word: string): Prisma.Sql {
  const part = `%${literal(word)}%`;
  const pinyin = pinyinText(word);
  const ways = [Prisma.sql`"Lecturer"."name" LIKE ${part}`];
  if (pinyin) ways.push(Prisma.sql`"Lecturer"."namePinyin" LIKE ${`${pinyin}%`}`);
  if (pinyin) ways.push(Prisma.sql`"Lecturer"."nameInitials" LIKE ${`${pinyin}%`}`);
  const organization = pinyin
    ? Prisma.sql`"name" LIKE ${part} OR "nameInitials" LIKE ${`${pinyin}%`}`
    : Prisma.sql`"name" LIKE ${part}`;
  ways.push(Prisma.sql`"Lecturer"."organizationId" IN (SELECT "id" FROM "Organization" WHERE ${organization})`);
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

function appointedAs(category: AppointmentCategory | "NONE", today: Day): Prisma.Sql {
  // All categories are named for NONE too, because the index begins with the category.
  const categories = category === "NONE" ? Object.values(AppointmentCategory) : [category];
  const appointed = Prisma.sql`EXISTS (
    SELECT 1 FROM "Appointment" WHERE "Appointment"."lecturerId" = "Lecturer"."id"
      AND "Appointment"."category" = ANY(${categories}::"AppointmentCategory"[]) AND ${inForceSql(today)})`;
  return category === "NONE" ? Prisma.sql`NOT ${appointed}` : appointed;
}

/** Letters are found in either case. ILIKE folds every row and takes six times as long, so only where case exists. */
function contains(column: Prisma.Sql, text: string): Prisma.Sql {
  const part = `%${literal(text)}%`;
  return text.toLowerCase() === text.toUpperCase()
    ? Prisma.sql`${column} LIKE ${part}`
    : Prisma.sql`${column} ILIKE ${part}`;
}
