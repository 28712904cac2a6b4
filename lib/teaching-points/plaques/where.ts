import { type Day, fromDay } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";

/**
 * The condition "in force on a day" for SQL; `inForceOn` in rules.ts is the same rule for a loaded record, and a test holds
 * the two together.
 */
export function wherePlaqueInForce(day: Day): Prisma.PlaqueWhereInput {
  const date = fromDay(day);
  return { awardedOn: { lte: date }, OR: [{ withdrawnOn: null }, { withdrawnOn: { gte: date } }] };
}
