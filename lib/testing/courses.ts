import { randomUUID } from "node:crypto";
import { type Actor, SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { createCourse, publishCourse } from "@/lib/courses/commands";
import { addTeachingMode } from "@/lib/courses/modes/commands";
import type { CourseInput, CourseLecturerInput } from "@/lib/courses/schema";

/** What a form would hand over for a course with a title of its own and nothing else. */
export function aCourseInput(overrides: Partial<CourseInput> = {}): CourseInput {
  return {
    title: `测试党课 ${randomUUID()}`,
    form: "MICRO",
    color: null,
    routeId: null,
    synopsis: null,
    minutes: null,
    creditHours: null,
    lecturers: [],
    modes: [],
    points: [],
    ...overrides,
  };
}

/** A course, not public. */
export async function aCourse(tx: Tx, overrides: Partial<CourseInput> = {}, actor: Actor = SYSTEM) {
  const id = await createCourse(tx, actor, aCourseInput(overrides));
  return tx.course.findUniqueOrThrow({ where: { id } });
}

/** A course that the public may see. */
export async function aPublicCourse(tx: Tx, overrides: Partial<CourseInput> = {}, actor: Actor = SYSTEM) {
  const { id, version } = await aCourse(tx, overrides, actor);
  await publishCourse(tx, actor, { id, version });
  return tx.course.findUniqueOrThrow({ where: { id } });
}

/** Rows of those who give a course, one for each subject, in the order given. */
export function givenBy(...subjects: Partial<Omit<CourseLecturerInput, "row">>[]): CourseLecturerInput[] {
  return subjects.map((subject, row) => ({
    lecturerId: null,
    organizationId: null,
    description: null,
    ...subject,
    row,
  }));
}

/** A way of teaching, by default of a name nobody else has. */
export async function aTeachingMode(tx: Tx, { name = `测试模式${randomUUID().slice(0, 8)}` } = {}) {
  const id = await addTeachingMode(tx, SYSTEM, { name, description: null });
  return tx.teachingMode.findUniqueOrThrow({ where: { id } });
}
