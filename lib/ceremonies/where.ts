import { type Days, onDaysOf } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";

/** The condition for a ceremony that the public may see. */
export const wherePublished = { publishedAt: { not: null }, archivedAt: null } satisfies Prisma.CeremonyWhereInput;

/** The condition "held on one of these days". */
export function whereHeld(days: Days): Prisma.CeremonyWhereInput {
  return { heldOn: onDaysOf(days) };
}
