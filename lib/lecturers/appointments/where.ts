import { type Day, fromDay } from "@/lib/core/dates";
import { Prisma } from "@/prisma/generated/client";

/**
 * The condition "in force on a day" for SQL; `inForceOn` in rules.ts is the same rule for a loaded record, and a test holds
 * the two together: termStart ≤ day and (endedOn or termEnd) ≥ day, or open.
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
