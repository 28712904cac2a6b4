import { type Day, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import type { Prisma } from "@/prisma/generated/client";
import type { AppointmentCategory, TeamRole } from "@/prisma/generated/enums";
import { lastDayOf } from "../appointments/rules";
import { whereInForce } from "../appointments/where";
import { isNamed } from "../consents/rules";
import { namedOn } from "../consents/where";
import { whereMemberOn, wherePublicOn } from "./where";

/** A member who agreed to be named. `hasPage`: there is a public page of the person, because they are appointed themselves. */
export type PublicMember = { lecturerId: number; name: string; post: string | null; role: TeamRole; hasPage: boolean };

/** What anyone may know of a team. */
export type PublicTeam = {
  id: number;
  name: string;
  description: string | null;
  organization: string | null;
  isSample: boolean;
  appointments: { category: AppointmentCategory; termStart: Day; termEnd: Day | null; isSample: boolean }[];
  members: PublicMember[];
  /** Members on that day who are counted, not named. */
  unnamedMembers: number;
};

/** The teams with an appointment in force on a day, by name. */
export async function readPublicTeams(day: Day, client: Tx = db): Promise<PublicTeam[]> {
  const rows = await client.lecturerTeam.findMany({
    where: wherePublicOn(day),
    select: publicColumns(day),
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(asPublic);
}

/** One team as anyone may see it on a day; null when it is archived or not appointed then. */
export async function readPublicTeam(id: number, day: Day, client: Tx = db): Promise<PublicTeam | null> {
  const row = await client.lecturerTeam.findFirst({
    where: { AND: [{ id }, wherePublicOn(day)] },
    select: publicColumns(day),
  });
  return row && asPublic(row);
}

export const listPublicTeams = publicRead("teams", readPublicTeams);
export const getPublicTeam = publicRead("team", readPublicTeam);

function publicColumns(day: Day) {
  return {
    id: true,
    name: true,
    description: true,
    isSample: true,
    organization: { select: { name: true } },
    appointments: {
      where: whereInForce(day),
      select: { category: true, termStart: true, termEnd: true, endedOn: true, isSample: true },
    },
    memberships: {
      where: whereMemberOn(day),
      select: {
        role: true,
        lecturer: { select: { ...namedOn(day), post: true } },
      },
      orderBy: [{ role: "asc" }, { lecturer: { name: "asc" } }, { id: "asc" }],
    },
  } satisfies Prisma.LecturerTeamSelect;
}

type PublicRow = Prisma.LecturerTeamGetPayload<{ select: ReturnType<typeof publicColumns> }>;

function asPublic({ organization, appointments, memberships, ...row }: PublicRow): PublicTeam {
  const members = memberships
    .filter(({ lecturer }) => isNamed(lecturer))
    .map(({ role, lecturer: { id, name, post, appointments } }) => ({
      lecturerId: id,
      name,
      post,
      role,
      hasPage: appointments.length > 0,
    }));
  return {
    ...row,
    organization: organization?.name ?? null,
    appointments: appointments.map(({ category, termStart, termEnd, endedOn, isSample }) => {
      const lastDay = lastDayOf({ endedOn, termEnd });
      return { category, termStart: toDay(termStart), termEnd: lastDay && toDay(lastDay), isSample };
    }),
    members,
    unnamedMembers: memberships.length - members.length,
  };
}
