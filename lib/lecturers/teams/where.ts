import { type Day, fromDay } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";

/** The condition "member on a day" for SQL; `isMemberOn` is the same rule for a loaded record. */
export function whereMemberOn(day: Day): Prisma.TeamMembershipWhereInput {
  const date = fromDay(day);
  return {
    AND: [
      { OR: [{ startsOn: null }, { startsOn: { lte: date } }] },
      { OR: [{ endsOn: null }, { endsOn: { gte: date } }] },
    ],
  };
}
