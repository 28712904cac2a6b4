import { type Day, type Days, daysOfYear } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import type { AppointmentCategory, EndReason } from "@/prisma/generated/enums";
import { whereBegun, whereEnded, whereEnding, whereInForce, whereKind, whereOf } from "./where";

/** What the list of appointments can be narrowed by. */
export type AppointmentFilter = {
  text?: string;
  category?: AppointmentCategory;
  inForceOn?: Day;
  startedIn?: number;
  endedIn?: number;
  kind?: "NEW" | "RENEWAL";
  endReason?: EndReason;
  /** The printed term is over between these two days, and nothing follows yet. */
  ending?: Days;
  subject?: "LECTURER" | "TEAM";
  ceremonyId?: number;
  proposalId?: number;
};

/** One page of appointments, newest term first, and how many there are. */
export async function listAppointments(
  _viewer: Viewer<"records.view">,
  filter: AppointmentFilter,
  page: { skip: number; take: number },
  client: Tx = db,
) {
  const where = whereAppointments(filter);
  const rows = await client.appointment.findMany({
    where,
    include: {
      lecturer: { select: { id: true, name: true, post: true, organization: { select: { name: true } } } },
      team: { select: { id: true, name: true } },
      ceremony: { select: { id: true, title: true } },
      letters: { select: { id: true, letterNo: true }, orderBy: { id: "desc" }, take: 1 },
    },
    orderBy: [{ termStart: "desc" }, { id: "asc" }],
    ...page,
  });
  return { rows, total: await client.appointment.count({ where }) };
}

function whereAppointments(filter: AppointmentFilter): Prisma.AppointmentWhereInput {
  const { startedIn, endedIn } = filter;
  const text = searchText(filter.text);
  const all: Prisma.AppointmentWhereInput[] = [];
  if (text) {
    const name = { contains: literal(text), mode: "insensitive" } as const;
    const initials = pinyinText(text);
    const called = { OR: [{ name }, ...(initials ? [{ nameInitials: { startsWith: initials } }] : [])] };
    all.push({
      OR: [{ lecturer: called }, { team: called }, { letters: { some: { letterNo: { contains: literal(text) } } } }],
    });
  }
  if (filter.inForceOn) all.push(whereInForce(filter.inForceOn));
  if (filter.ending) all.push(whereEnding(filter.ending));
  if (startedIn) all.push(whereBegun(daysOfYear(startedIn)));
  if (endedIn) all.push(whereEnded(daysOfYear(endedIn)));
  if (filter.kind) all.push(whereKind[filter.kind]);
  if (filter.subject) all.push(whereOf[filter.subject]);
  return {
    AND: all,
    category: filter.category,
    endReason: filter.endReason,
    ceremonyId: filter.ceremonyId,
    proposalId: filter.proposalId,
  };
}

/** One appointment with its letters, newest first; null when there is none. */
export async function getAppointment(_viewer: Viewer<"records.view">, id: number, client: Tx = db) {
  return client.appointment.findUnique({
    where: { id },
    include: {
      lecturer: { select: { id: true, name: true } },
      team: { select: { id: true, name: true } },
      ceremony: { select: { id: true, title: true } },
      proposal: true,
      renewalOf: { select: { id: true, termStart: true, termEnd: true } },
      renewedBy: { select: { id: true, termStart: true, termEnd: true } },
      letters: { include: { reissuedAs: { select: { id: true, letterNo: true } } }, orderBy: { id: "desc" } },
    },
  });
}

/** Appointments of lecturers and teams that end within so many days from today. */
export async function countEndingSoon(
  _viewer: Viewer<"records.view">,
  from: Day,
  until: Day,
  client: Tx = db,
): Promise<number> {
  return client.appointment.count({ where: whereEnding({ from, until }) });
}
