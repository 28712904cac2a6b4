import type { Prisma } from "@/prisma/generated/client";

/** The condition for a letter that still counts: neither withdrawn nor replaced by another. */
export const whereStanding = { withdrawnAt: null, reissuedAs: null } satisfies Prisma.AppointmentLetterWhereInput;
