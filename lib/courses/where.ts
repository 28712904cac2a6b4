import { Prisma } from "@/prisma/generated/client";

/** The condition for a course that the public may see; the index course_public_order is made for it. */
export const wherePublished = { publishedAt: { not: null }, archivedAt: null } satisfies Prisma.CourseWhereInput;

/** The same for SQL written by hand over "Course". */
export const publishedSql = Prisma.sql`"Course"."publishedAt" IS NOT NULL AND "Course"."archivedAt" IS NULL`;
