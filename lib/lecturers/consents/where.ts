import type { Day } from "@/lib/core/dates";
import { Prisma } from "@/prisma/generated/client";
import { whereInForce } from "../appointments/where";

/** The consent that counts: a lecturer has at most one that is open. */
export const openConsent = { withdrawnOn: null } satisfies Prisma.LecturerConsentWhereInput;

/** The open consent, when it covers the photograph. */
export const coveringPhoto = { ...openConsent, coversPhoto: true } satisfies Prisma.LecturerConsentWhereInput;

/** "May be named in public", as a condition; a test holds it, `namedSql` and `isNamed` together. */
export const whereNamed = {
  archivedAt: null,
  consents: { some: openConsent },
} satisfies Prisma.LecturerWhereInput;

/** The same for SQL written by hand over "Lecturer". */
export const namedSql = Prisma.sql`("Lecturer"."archivedAt" IS NULL AND EXISTS (
  SELECT 1 FROM "LecturerConsent"
  WHERE "LecturerConsent"."lecturerId" = "Lecturer"."id" AND "LecturerConsent"."withdrawnOn" IS NULL))`;

/** What `isNamed` must know of a loaded lecturer. */
export const consentFacts = {
  archivedAt: true,
  consents: { where: openConsent, select: { id: true } },
} satisfies Prisma.LecturerSelect;

/** The condition "has a public page on a day": may be named, and an appointment is in force. */
export function wherePublicOn(day: Day): Prisma.LecturerWhereInput {
  return { ...whereNamed, appointments: { some: whereInForce(day) } };
}

/**
 * What decides whether a lecturer is named in public (`isNamed`), and whether there is a page to lead to on a day: then one
 * appointment is in force. Not for showing: it holds the id of a person who may not be named.
 */
export function namedOn(day: Day) {
  return {
    id: true,
    name: true,
    ...consentFacts,
    appointments: { where: whereInForce(day), select: { id: true } },
  } satisfies Prisma.LecturerSelect;
}
