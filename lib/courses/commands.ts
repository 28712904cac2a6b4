import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import { archiving, lockRecord, publishing, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import type { Course } from "@/prisma/generated/client";
import { describeCourse } from "./described";
import { hold } from "./hold";
import { courses } from "./noun";
import type { CourseChangeInput, CourseInput } from "./schema";

/** What a course refers to already: it may stay, archived or not. */
type Kept = {
  routeId: number | null;
  lecturers: Set<number>;
  organizations: Set<number>;
  modes: Set<number>;
  points: Set<number>;
};

const nothingKept: Kept = {
  routeId: null,
  lecturers: new Set(),
  organizations: new Set(),
  modes: new Set(),
  points: new Set(),
};

/** Writes down a course, not yet public. Returns its id. Refuses to refer to what is archived. */
export async function createCourse(tx: Tx, actor: Actor, input: CourseInput): Promise<number> {
  await holdReferences(tx, input, nothingKept);
  const data = { ...(await columnsOf(tx, input)), isSample: actor.makesSamples ?? false };
  const course = await tx.course.create({ data });
  await writeReferences(tx, course.id, input);
  await record(tx, actor, "course.created", subjectOf(courses, course), { after: await describeCourse(tx, course.id) });
  return course.id;
}

/** Changes what is written about a course. Refuses an archived one, and to refer anew to what is archived. */
export async function changeCourse(tx: Tx, actor: Actor, { id, version, ...input }: CourseChangeInput): Promise<void> {
  const course = await lockRecord(tx, courses, id);
  refuse(refusalToChange(courses, course));
  await holdReferences(tx, input, await loadKept(tx, course));
  const before = await describeCourse(tx, id);
  await saveRecord(tx, courses, { id, version }, await columnsOf(tx, input));
  await tx.courseLecturer.deleteMany({ where: { courseId: id } });
  await tx.courseMode.deleteMany({ where: { courseId: id } });
  await tx.coursePoint.deleteMany({ where: { courseId: id } });
  await writeReferences(tx, id, input);
  const after = await describeCourse(tx, id);
  await record(tx, actor, "course.changed", subjectOf(courses, { id, title: input.title }), { before, after });
}

/** Shows a course on the public site, and takes it off. */
export const { publish: publishCourse, withdraw: withdrawCourse } = publishing(courses);

/** Archives a course, which is not public, and takes it out of the archive. */
export const { archive: archiveCourse, restore: restoreCourse } = archiving(courses);

/** The columns of the course itself. On a route the colour is the route's; another one is refused. */
async function columnsOf(tx: Tx, { title, form, color, routeId, synopsis, minutes, creditHours }: CourseInput) {
  const columns = { title, titleInitials: pinyinOf(title).initials, form, routeId, synopsis, minutes, creditHours };
  if (routeId === null) return { ...columns, color };
  const route = await tx.route.findUniqueOrThrow({ where: { id: routeId }, include: { theme: true } });
  if (color !== null && color !== route.color) {
    throw new Refusal(`线路“${route.name}”属于“${route.theme.name}”，四色请与线路一致，或者留空。`, "color");
  }
  return { ...columns, color: route.color };
}

async function holdReferences(tx: Tx, input: CourseInput, kept: Kept): Promise<void> {
  const { routeId, lecturers, modes, points } = input;
  if (routeId !== null && routeId !== kept.routeId) await hold(tx, "Route", routeId, "routeId");
  for (const { lecturerId, organizationId, row } of lecturers) {
    if (lecturerId !== null && !kept.lecturers.has(lecturerId)) {
      await hold(tx, "Lecturer", lecturerId, `lecturers[${row}].lecturerId`);
    }
    if (organizationId !== null && !kept.organizations.has(organizationId)) {
      await hold(tx, "Organization", organizationId, `lecturers[${row}].organizationId`);
    }
  }
  for (const id of modes) if (!kept.modes.has(id)) await hold(tx, "TeachingMode", id, "modes");
  for (const id of points) if (!kept.points.has(id)) await hold(tx, "TeachingPoint", id, "points");
}

async function loadKept(tx: Tx, { id, routeId }: Course): Promise<Kept> {
  const where = { courseId: id };
  const givers = await tx.courseLecturer.findMany({ where });
  return {
    routeId,
    lecturers: new Set(givers.flatMap(({ lecturerId }) => lecturerId ?? [])),
    organizations: new Set(givers.flatMap(({ organizationId }) => organizationId ?? [])),
    modes: new Set((await tx.courseMode.findMany({ where })).map(({ modeId }) => modeId)),
    points: new Set((await tx.coursePoint.findMany({ where })).map(({ teachingPointId }) => teachingPointId)),
  };
}

/** Nobody twice in one course: course_lecturer_once and course_organization_once. */
async function writeReferences(tx: Tx, courseId: number, { lecturers, modes, points }: CourseInput): Promise<void> {
  await tx.courseLecturer.createMany({
    data: lecturers.map(({ lecturerId, organizationId, description }, index) => ({
      courseId,
      position: index + 1,
      lecturerId,
      organizationId,
      description,
    })),
  });
  await tx.courseMode.createMany({ data: modes.map((modeId) => ({ courseId, modeId })) });
  await tx.coursePoint.createMany({ data: points.map((teachingPointId) => ({ courseId, teachingPointId })) });
}
