import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import { whereInForce } from "../appointments/where";
import { whereMemberOn } from "./where";

/** What the list of teams can be narrowed by. */
export type TeamFilter = { text?: string; archived: "NO" | "YES" };

/** One page of teams with the appointment in force today and the number of members today, and how many teams there are. */
export async function listTeams(
  _viewer: Viewer<"records.view">,
  filter: TeamFilter,
  { skip, take, today }: { skip: number; take: number; today: Day },
  client: Tx = db,
) {
  const where: Prisma.LecturerTeamWhereInput = {
    archivedAt: filter.archived === "YES" ? { not: null } : null,
    ...answersTo(filter.text),
  };
  const rows = await client.lecturerTeam.findMany({
    where,
    select: {
      id: true,
      name: true,
      isSample: true,
      organization: { select: { id: true, name: true } },
      appointments: {
        where: whereInForce(today),
        select: { id: true, category: true, termEnd: true, endedOn: true },
        take: 1,
      },
      _count: { select: { memberships: { where: whereMemberOn(today) } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip,
    take,
  });
  return { rows, total: await client.lecturerTeam.count({ where }) };
}

/** One team with all its members, leaders first, present ones before former ones; null when there is none. */
export async function getTeam(_viewer: Viewer<"records.view">, id: number, today: Day, client: Tx = db) {
  const team = await client.lecturerTeam.findUnique({
    where: { id },
    include: {
      organization: { select: { id: true, name: true, parent: { select: { name: true } } } },
      memberships: {
        include: {
          lecturer: { select: { id: true, name: true, post: true, organization: { select: { name: true } } } },
        },
        orderBy: [
          { endsOn: { sort: "desc", nulls: "first" } },
          { role: "asc" },
          { lecturer: { name: "asc" } },
          { id: "asc" },
        ],
      },
      appointments: {
        where: whereInForce(today),
        select: { id: true, category: true, termStart: true, termEnd: true, endedOn: true },
        take: 1,
      },
      _count: { select: { appointments: true } },
    },
  });
  if (!team) return null;
  const { appointments, ...rest } = team;
  return { ...rest, inForce: appointments[0] ?? null };
}

/** Up to twenty teams in use for a combobox. */
export async function searchTeams(_viewer: Viewer<"records.view">, typed: string, client: Tx = db) {
  const rows = await client.lecturerTeam.findMany({
    where: { archivedAt: null, ...answersTo(typed) },
    select: { id: true, name: true, organization: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(({ id, name, organization }) => ({ value: String(id), label: name, hint: organization?.name }));
}

function answersTo(typed: string | undefined): Prisma.LecturerTeamWhereInput {
  const text = searchText(typed);
  if (!text) return {};
  const name = { contains: literal(text) };
  const pinyin = pinyinText(text);
  const byPinyin = pinyin ? [{ namePinyin: { startsWith: pinyin } }, { nameInitials: { startsWith: pinyin } }] : [];
  return { OR: [{ name }, { organization: { is: { name } } }, ...byPinyin] };
}
