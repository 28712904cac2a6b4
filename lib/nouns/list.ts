import { accounts, pages, permissions } from "@/lib/accounts/noun";
import { secondFactors } from "@/lib/accounts/second-factor/noun";
import { sessions } from "@/lib/accounts/sessions/noun";
import { agendaItems } from "@/lib/ceremonies/agenda/noun";
import { ceremonies } from "@/lib/ceremonies/noun";
import type { Noun, RecordNoun } from "@/lib/core/noun";
import { teachingModes } from "@/lib/courses/modes/noun";
import { courses } from "@/lib/courses/noun";
import { attachments } from "@/lib/files/attachments/noun";
import { appointments } from "@/lib/lecturers/appointments/noun";
import { proposals } from "@/lib/lecturers/appointments/proposals/noun";
import { consents } from "@/lib/lecturers/consents/noun";
import { letterBatches, manyLetters } from "@/lib/lecturers/letters/batches/noun";
import { letters } from "@/lib/lecturers/letters/noun";
import { lecturers } from "@/lib/lecturers/noun";
import { memberships, teams } from "@/lib/lecturers/teams/noun";
import { organizations } from "@/lib/organizations/noun";
import { settings } from "@/lib/settings/noun";
import { summaries } from "@/lib/summaries/noun";
import { teachingPoints } from "@/lib/teaching-points/noun";
import { plaques } from "@/lib/teaching-points/plaques/noun";
import { routes } from "@/lib/teaching-points/routes/noun";
import { themes } from "@/lib/teaching-points/routes/themes/noun";
import { auditLog, samples, school } from "./others";

/** The nouns whose records have a life of their own, in the order of the office's navigation. */
export const RECORD_NOUNS = [
  lecturers,
  teams,
  ceremonies,
  teachingPoints,
  routes,
  courses,
  organizations,
  teachingModes,
] as const satisfies readonly RecordNoun[];

/** All nouns of the school: a folder with a noun.ts that is missing here fails a test. */
export const NOUNS: readonly (Noun | RecordNoun)[] = [
  ...RECORD_NOUNS,
  accounts,
  pages,
  permissions,
  secondFactors,
  sessions,
  agendaItems,
  attachments,
  appointments,
  proposals,
  consents,
  letterBatches,
  manyLetters,
  letters,
  memberships,
  settings,
  summaries,
  plaques,
  themes,
  auditLog,
  samples,
  school,
];

/** The noun that an audit entry's subject, or the first half of its event, names. */
export function nounOf(type: string): Noun | RecordNoun | undefined {
  return BY_TYPE.get(type);
}

const BY_TYPE = new Map(NOUNS.map((noun) => [noun.type, noun]));
