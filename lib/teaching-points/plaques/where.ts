import { type Day, type Days, fromDay, onDaysOf } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";

/** The condition "in force on a day"; `inForceOn` in rules.ts is the same rule for a loaded record, and a test holds the two together. */
export function wherePlaqueInForce(day: Day): Prisma.PlaqueWhereInput {
  return { ...whereAwardedBy(day), OR: [{ withdrawnOn: null }, { withdrawnOn: { gte: fromDay(day) } }] };
}

/** The condition "awarded on a day or before": in force then, or withdrawn since. */
export function whereAwardedBy(day: Day): Prisma.PlaqueWhereInput {
  return { awardedOn: { lte: fromDay(day) } };
}

/** The condition "awarded on one of these days". */
export function whereAwarded(days: Days): Prisma.PlaqueWhereInput {
  return { awardedOn: onDaysOf(days) };
}

/** The condition "withdrawn on one of these days", the last in force. */
export function whereWithdrawn(days: Days): Prisma.PlaqueWhereInput {
  return { withdrawnOn: onDaysOf(days) };
}
