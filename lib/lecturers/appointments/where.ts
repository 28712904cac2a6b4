import { type Day, type Days, fromDay, onDaysOf } from "@/lib/core/dates";
import { Prisma } from "@/prisma/generated/client";
import type { EndReason } from "@/prisma/generated/enums";

/**
 * The condition "in force on a day": termStart ≤ day and (endedOn or termEnd) ≥ day, or open. `inForceOn` in rules.ts is the
 * same rule for a loaded record; a test holds it, this and `inForceSql` together.
 */
export function whereInForce(day: Day): Prisma.AppointmentWhereInput {
  const date = fromDay(day);
  return {
    termStart: { lte: date },
    OR: [{ endedOn: { gte: date } }, { endedOn: null, termEnd: { gte: date } }, { endedOn: null, termEnd: null }],
  };
}

/**
 * The same for SQL written by hand over "Appointment". The last day is one expression, so that the index appointment_last_day
 * finds what is not over yet instead of reading all history.
 */
export function inForceSql(day: Day): Prisma.Sql {
  const date = fromDay(day);
  return Prisma.sql`"Appointment"."termStart" <= ${date}::date
    AND COALESCE("Appointment"."endedOn", "Appointment"."termEnd", 'infinity'::date) >= ${date}::date`;
}

// What the yearly summary, the home page and the lists behind their figures count.

/** The appointments of lecturers, or of teams: a figure counts one or the other. */
export const whereOf = {
  LECTURER: { lecturerId: { not: null } },
  TEAM: { teamId: { not: null } },
} satisfies Record<string, Prisma.AppointmentWhereInput>;

/** New appointments (新聘), or those that continue an earlier one (续聘). */
export const whereKind = {
  NEW: { renewalOfId: null },
  RENEWAL: { renewalOfId: { not: null } },
} satisfies Record<string, Prisma.AppointmentWhereInput>;

/** The condition "its term begins on one of these days". */
export function whereBegun(days: Days): Prisma.AppointmentWhereInput {
  return { termStart: onDaysOf(days) };
}

/** The condition "it was ended on one of these days, for this reason": a term that ran out was not ended. */
export function whereEnded(days: Days, endReason?: EndReason): Prisma.AppointmentWhereInput {
  return { endedOn: onDaysOf(days), endReason };
}

/** The condition "the printed term is over on one of these days, and nothing follows yet". */
export function whereEnding(days: Days): Prisma.AppointmentWhereInput {
  return { endedOn: null, termEnd: onDaysOf(days), renewedBy: null };
}
