import type { Day } from "@/lib/core/dates";
import type { Prisma } from "@/prisma/generated/client";
import { whereInForce } from "../appointments/where";

/**
 * What decides whether a lecturer is named in public (`isNamed`), and whether there is a page to lead to on a day: then one
 * appointment is in force. Not for showing: it holds the id of a person who may not be named.
 */
export function namedOn(day: Day) {
  return {
    id: true,
    name: true,
    archivedAt: true,
    consents: { where: { withdrawnOn: null }, select: { id: true } },
    appointments: { where: whereInForce(day), select: { id: true } },
  } satisfies Prisma.LecturerSelect;
}

/** The open consent, when it covers the photograph. */
export const coveringPhoto = { withdrawnOn: null, coversPhoto: true } satisfies Prisma.LecturerConsentWhereInput;
