import { addYears, type Day, fromDay, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import type { Prisma } from "@/prisma/generated/client";
import { wherePublished } from "../where";

/** What a calendar keeps of a gathering; it names nobody. */
const kept = {
  id: true,
  calendarUid: true,
  title: true,
  heldOn: true,
  heldOnRemark: true,
  startTime: true,
  endTime: true,
  place: true,
  summary: true,
  isSample: true,
  version: true,
  changedAt: true,
} satisfies Prisma.CeremonySelect;

/**
 * The published ceremonies that a subscribed calendar shows: those to come and those of the year before a day, by day. What
 * was withdrawn is not among them.
 */
export async function readCalendarCeremonies(today: Day, client: Tx = db) {
  const rows = await client.ceremony.findMany({
    where: { ...wherePublished, heldOn: { gte: fromDay(addYears(today, -1)) } },
    select: kept,
    orderBy: [{ heldOn: "asc" }, { id: "asc" }],
  });
  return rows.map(asKept);
}

/** One published ceremony for a calendar, of whatever day; null when there is none. */
export async function readCalendarCeremony(id: number, client: Tx = db) {
  const row = await client.ceremony.findFirst({ where: { ...wherePublished, id }, select: kept });
  return row && asKept(row);
}

export type CalendarCeremony = Awaited<ReturnType<typeof readCalendarCeremonies>>[number];

/** `readCalendarCeremonies`, kept until something in it changes. */
export const getCalendarCeremonies = publicRead("calendar", (today: Day) => readCalendarCeremonies(today));
/** `readCalendarCeremony`, kept until something in it changes. */
export const getCalendarCeremony = publicRead("calendar-ceremony", (id: number) => readCalendarCeremony(id));

function asKept({ heldOn, changedAt, ...row }: Prisma.CeremonyGetPayload<{ select: typeof kept }>) {
  return { ...row, heldOn: toDay(heldOn), changedAt: changedAt.toISOString() };
}
