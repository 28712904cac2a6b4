import type { Tx } from "@/lib/core/db";
import { literal, searchText } from "@/lib/core/search-text";
import { namedSql } from "@/lib/lecturers/consents/where";
import { Prisma } from "@/prisma/generated/client";
import type { CourseForm } from "@/prisma/generated/enums";
import { publishedSql } from "./where";

/** Words to look for, and perhaps the form; each word stands in what is public of the course. */
export type CourseQuestion = { text: string; form?: CourseForm };

/** A page of the ids of published courses that answer, in the order of the catalogue, and how many there are of each form. */
export async function findPublicCourses(
  question: CourseQuestion,
  { skip, take }: { skip: number; take: number },
  client: Tx,
): Promise<{ ids: number[]; byForm: { form: CourseForm; count: number }[] }> {
  const where = Prisma.join([publishedSql, ...conditionsOf(question)], " AND ");
  const found = await client.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Course" WHERE ${where} ORDER BY "form", "color", "title", "id" LIMIT ${take} OFFSET ${skip}`;
  const byForm = await client.$queryRaw<{ form: CourseForm; count: number }[]>`
    SELECT "form", count(*)::int AS "count" FROM "Course" WHERE ${where} GROUP BY "form" ORDER BY "form"`;
  return { ids: found.map(({ id }) => id), byForm };
}

/** What the index course_public_words holds: written in another way it would not be used. */
const WORDS = Prisma.sql`"title" || E'\n' || "titleInitials" || E'\n' || coalesce("synopsis", '')`;

function conditionsOf({ text, form }: CourseQuestion): Prisma.Sql[] {
  const words = searchText(text).toLowerCase().split(" ").filter(Boolean).slice(0, 5);
  return [...words.map(answersTo), ...(form ? [Prisma.sql`"Course"."form" = ${form}::"CourseForm"`] : [])];
}

/**
 * One character has no neighbour: then all are looked through. Two lists put together and not one condition with OR: that could
 * use no index, and would take the text of every course apart, a third of a second for five thousand.
 */
function answersTo(word: string): Prisma.Sql {
  const part = `%${literal(word)}%`;
  const stands = Prisma.sql`lower(${WORDS}) LIKE ${part}`;
  const indexed =
    [...word].length > 1 ? Prisma.sql`"text_pairs"(${WORDS}) @> "text_pairs"(${word}) AND ${stands}` : stands;
  return Prisma.sql`"Course"."id" IN (SELECT "id" FROM "Course" WHERE ${publishedSql} AND ${indexed} UNION ALL ${givenByNamed(part)})`;
}

/** A lecturer's name leads to a course only where it may be named there: a search must not tell it either. */
function givenByNamed(part: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "courseId" FROM "CourseLecturer" WHERE lower("description") LIKE ${part}
      OR "organizationId" IN (SELECT "id" FROM "Organization" WHERE lower("name") LIKE ${part})
      OR "lecturerId" IN (
        SELECT "Lecturer"."id" FROM "Lecturer" WHERE lower("Lecturer"."name") LIKE ${part} AND ${namedSql})`;
}
