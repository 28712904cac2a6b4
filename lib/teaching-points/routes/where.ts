import type { Prisma } from "@/prisma/generated/client";

/** The condition for a route that the public may see; the same holds for a course that follows it. */
export const wherePublished = { publishedAt: { not: null }, archivedAt: null } satisfies Prisma.RouteWhereInput;
