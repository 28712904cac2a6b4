import type { Prisma } from "@/prisma/generated/client";

/** The condition for a ceremony that the public may see. */
export const wherePublished = { publishedAt: { not: null }, archivedAt: null } satisfies Prisma.CeremonyWhereInput;
