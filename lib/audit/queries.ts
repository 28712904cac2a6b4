import { addDays, type Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { Prisma } from "@/prisma/generated/client";
import { type Difference, differencesOf } from "./rules";
import type { AuditFilter } from "./schema";

export const PAGE_SIZE = 50;
/** So much of a record's history is shown; older entries are for the auditor. */
const HISTORY_SIZE = 200;

/** An entry of the log as it is read. */
export type AuditRow = {
  id: string;
  at: Date;
  event: string;
  subjectType: string;
  subjectId: string | null;
  subjectLabel: string;
  actorName: string;
  ipAddress: string | null;
  differences: Difference[];
};

type Entry = Omit<AuditRow, "id" | "differences"> & { id: bigint; before: unknown; after: unknown };

/**
 * The log from the newest entry on, 50 a page. `next` is the `before` of the following page, or null: the page after entry x
 * is found by index however long the log is, and does not shift while new entries come in.
 */
export async function listAuditEntries(
  _auditor: Viewer<"audit.read">,
  filter: AuditFilter,
  client: Tx = db,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  const entries = await client.$queryRaw<Entry[]>`
    SELECT "id", "at", "event", "subjectType", "subjectId", "subjectLabel", "actorName", "ipAddress", "before", "after"
    FROM "AuditEntry" ${conditions(filter)} ORDER BY "id" DESC LIMIT ${PAGE_SIZE + 1}`;
  const rows = entries.slice(0, PAGE_SIZE).map(rowOf);
  return { rows, next: entries.length > PAGE_SIZE ? rows[rows.length - 1]!.id : null };
}

/** The events and kinds of subjects that occur, for the filters. */
export async function listAuditWords(
  _auditor: Viewer<"audit.read">,
  client: Tx = db,
): Promise<{ events: string[]; subjects: string[] }> {
  // Jumping from one word to the next in the index: a plain DISTINCT would read a million rows for forty words.
  const next = (column: Prisma.Sql) => client.$queryRaw<{ word: string }[]>`
    WITH RECURSIVE "words" AS (
      (SELECT ${column} AS "word" FROM "AuditEntry" ORDER BY ${column} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${column} FROM "AuditEntry" WHERE ${column} > "words"."word" ORDER BY ${column} LIMIT 1)
      FROM "words" WHERE "words"."word" IS NOT NULL
    ) SELECT "word" FROM "words" WHERE "word" IS NOT NULL`;
  const [events, subjects] = await Promise.all([next(Prisma.sql`"event"`), next(Prisma.sql`"subjectType"`)]);
  return { events: events.map(({ word }) => word), subjects: subjects.map(({ word }) => word) };
}

/** What happened to one record, newest first, at most 200 entries. */
export async function listHistory(
  _viewer: Viewer<"records.view">,
  subjectType: string,
  subjectId: number | string,
  client: Tx = db,
): Promise<AuditRow[]> {
  const entries = await client.auditEntry.findMany({
    where: { subjectType, subjectId: String(subjectId) },
    orderBy: { id: "desc" },
    take: HISTORY_SIZE,
  });
  return entries.map(rowOf);
}

function conditions({ from, to, actor, event, subject, text, before }: AuditFilter): Prisma.Sql {
  const where: Prisma.Sql[] = [];
  if (before) where.push(Prisma.sql`"id" < ${before}`);
  if (from) where.push(Prisma.sql`"at" >= ${startOf(from)}`);
  if (to) where.push(Prisma.sql`"at" < ${startOf(addDays(to, 1))}`);
  if (event) where.push(Prisma.sql`"event" = ${event}`);
  if (subject) where.push(Prisma.sql`"subjectType" = ${subject}`);
  if (actor) where.push(Prisma.sql`"actorName" ILIKE ${containing(actor)}`);
  if (text) {
    const like = containing(text);
    where.push(
      Prisma.sql`("subjectLabel" ILIKE ${like} OR "before"::text ILIKE ${like} OR "after"::text ILIKE ${like} OR "ipAddress" = ${text})`,
    );
  }
  return where.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(where, " AND ")}`;
}

/** The instant at which a day begins in Shanghai, which has had no summer time since 1991. */
function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function rowOf({ id, before, after, ...entry }: Entry): AuditRow {
  return { ...entry, id: String(id), differences: differencesOf(entry.event, before, after) };
}
