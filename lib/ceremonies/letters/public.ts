import type { Day } from "@/lib/core/dates";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { whereInForce } from "@/lib/lecturers/appointments/where";
import { isNamed } from "@/lib/lecturers/consents/rules";
import { namedOn } from "@/lib/lecturers/consents/where";
import { whereStanding } from "@/lib/lecturers/letters/where";
import type { Prisma } from "@/prisma/generated/client";
import type { AppointmentCategory } from "@/prisma/generated/enums";

const CATEGORIES = Object.keys(CATEGORY_LABELS) as AppointmentCategory[];

/** The appointments of a ceremony whose letters were handed over and still count. */
export function handedOverOn(day: Day) {
  return {
    where: { letters: { some: whereStanding } },
    select: {
      category: true,
      isSample: true,
      lecturer: { select: namedOn(day) },
      team: {
        select: {
          id: true,
          name: true,
          archivedAt: true,
          appointments: { where: whereInForce(day), select: { id: true } },
        },
      },
    },
    orderBy: [{ lecturer: { name: "asc" } }, { team: { name: "asc" } }, { id: "asc" }],
  } satisfies Prisma.Ceremony$appointmentsArgs;
}

type Row = Prisma.AppointmentGetPayload<ReturnType<typeof handedOverOn>>;

/**
 * Who was handed a letter: lecturers by category, those who consented by name and the others as a number, and the teams. An
 * id is set when there is a public page on the day.
 */
export function handedOver(rows: readonly Row[]) {
  return {
    lecturers: CATEGORIES.map((category) => lecturersOf(category, rows)).filter(({ count }) => count > 0),
    teams: rows.flatMap(({ team, isSample }) => (team ? [{ ...publicTeam(team), isSample }] : [])),
  };
}

function lecturersOf(category: AppointmentCategory, rows: readonly Row[]) {
  const all = rows.filter((row) => row.category === category && row.lecturer);
  const named = all.flatMap(({ lecturer }) => (lecturer && isNamed(lecturer) ? [publicLecturer(lecturer)] : []));
  const samples = all.filter(({ isSample }) => isSample).length;
  return { category, count: all.length, samples, named, unnamed: all.length - named.length };
}

function publicLecturer({ id, name, appointments }: NonNullable<Row["lecturer"]>) {
  return { name, lecturerId: appointments.length > 0 ? id : null };
}

function publicTeam({ id, name, archivedAt, appointments }: NonNullable<Row["team"]>) {
  return { name, teamId: archivedAt === null && appointments.length > 0 ? id : null };
}
