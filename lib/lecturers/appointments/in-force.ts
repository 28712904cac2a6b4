import { type Day, fromDay } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";

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
