import { type Day, dayInShanghai, toDay, toDayOrNull } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { maskPhone } from "@/lib/core/phones";
import type { Viewer } from "@/lib/core/viewer";
import { whereInForce } from "./appointments/where";
import { findLecturers } from "./list";
import { type TermWithLetter, whoIs } from "./rules";

/** Whose appointments: a lecturer's or a team's. */
export type Appointee = { lecturerId: number } | { teamId: number };

/** One lecturer with the open consent and the appointment in force today, the phone masked; null when there is none. */
export async function getLecturer(_viewer: Viewer<"records.view">, id: number, today: Day, client: Tx = db) {
  const lecturer = await client.lecturer.findUnique({
    where: { id },
    include: {
      organization: { select: { id: true, name: true, parent: { select: { name: true } } } },
      consents: { orderBy: { id: "desc" } },
      appointments: {
        where: whereInForce(today),
        select: { id: true, category: true, termStart: true, termEnd: true, endedOn: true },
        take: 1,
      },
      _count: { select: { appointments: true, memberships: true, attachments: true } },
    },
  });
  if (!lecturer) return null;
  const { phone, consents, appointments, ...rest } = lecturer;
  return {
    ...rest,
    maskedPhone: maskPhone(phone),
    consents,
    openConsent: consents.find(({ withdrawnOn }) => withdrawnOn === null) ?? null,
    inForce: appointments[0] ?? null,
  };
}

/** All appointments of a lecturer or team with their latest letters, newest term first. */
export async function listAppointmentsOf(_viewer: Viewer<"records.view">, appointee: Appointee, client: Tx = db) {
  return client.appointment.findMany({
    where: appointee,
    select: {
      id: true,
      category: true,
      termStart: true,
      termEnd: true,
      endedOn: true,
      endReason: true,
      ceremony: { select: { id: true, title: true } },
      letters: { select: { id: true, letterNo: true }, orderBy: { id: "desc" }, take: 1 },
    },
    orderBy: [{ termStart: "desc" }, { id: "desc" }],
  });
}

/** The teams a lecturer belongs or belonged to, present ones first. */
export async function listMembershipsOf(_viewer: Viewer<"records.view">, lecturerId: number, client: Tx = db) {
  return client.teamMembership.findMany({
    where: { lecturerId },
    select: { id: true, role: true, startsOn: true, endsOn: true, team: { select: { id: true, name: true } } },
    orderBy: [{ endsOn: { sort: "desc", nulls: "first" } }, { startsOn: "desc" }, { id: "desc" }],
  });
}

/** Up to twenty lecturers in use for a combobox; organization and post tell two of one name apart. */
export async function searchLecturers(_viewer: Viewer<"records.view">, typed: string, client: Tx = db) {
  const rows = await findLecturers(typed, dayInShanghai(), client);
  return rows.map(({ id, name, post, organization }) => ({
    value: String(id),
    label: name,
    hint: whoIs({ id, post, organization: organization === null ? null : { name: organization } }),
  }));
}

/** The terms of a lecturer or team with their latest letter numbers, newest first; for rules. */
export async function loadTerms(tx: Tx, appointee: Appointee): Promise<TermWithLetter[]> {
  const rows = await tx.appointment.findMany({
    where: appointee,
    select: {
      termStart: true,
      termEnd: true,
      endedOn: true,
      letters: { select: { letterNo: true }, orderBy: { id: "desc" }, take: 1 },
    },
    orderBy: { termStart: "desc" },
  });
  return rows.map(({ termStart, termEnd, endedOn, letters }) => ({
    termStart: toDay(termStart),
    termEnd: toDayOrNull(termEnd),
    endedOn: toDayOrNull(endedOn),
    letterNo: letters[0]?.letterNo ?? null,
  }));
}

/** Lecturers of exactly this name, archived ones too. */
export async function listNamesakes(tx: Tx, name: string) {
  return tx.lecturer.findMany({
    where: { name },
    select: { id: true, post: true, organization: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
}
