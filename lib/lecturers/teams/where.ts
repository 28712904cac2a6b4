import { type Day, fromDay } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";
import { whereInForce } from "../appointments/where";

/** The condition "member on a day"; `isMemberOn` is the same rule for a loaded record, and a test holds the two together. */
export function whereMemberOn(day: Day): Prisma.TeamMembershipWhereInput {
  const date = fromDay(day);
  return {
    AND: [
      { OR: [{ startsOn: null }, { startsOn: { lte: date } }] },
      { OR: [{ endsOn: null }, { endsOn: { gte: date } }] },
    ],
  };
}

/** The condition for a team that has a public page on a day: not archived, and an appointment is in force. */
export function wherePublicOn(day: Day): Prisma.LecturerTeamWhereInput {
  return { archivedAt: null, appointments: { some: whereInForce(day) } };
}
