import type { Prisma } from "@/prisma/generated/client";

/** The condition for a point that the public may see: it had a plaque, and is not archived. */
export const wherePublished = { archivedAt: null, plaques: { some: {} } } satisfies Prisma.TeachingPointWhereInput;
