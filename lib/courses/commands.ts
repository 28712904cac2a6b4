import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import type { Course } from "@/prisma/generated/client";
import type { CourseUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { describeCourse } from "./described";
import { hold } from "./hold";
import { refusalToArchive, refusalToChange, refusalToPublish } from "./rules";
import type { CourseChangeInput, CourseInput, CourseReasonInput, CourseRef } from "./schema";

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
  await record(tx, actor, "course.created", subjectOf(course), { after: await describeCourse(tx, course.id) });
  return course.id;
}

/** Changes what is written about a course. Refuses an archived one, and to refer anew to what is archived. */
export async function changeCourse(tx: Tx, actor: Actor, { id, version, ...input }: CourseChangeInput): Promise<void> {
  const course = await lockCourse(tx, id);
  refuse(refusalToChange(course));
  await holdReferences(tx, input, await loadKept(tx, course));
  const before = await describeCourse(tx, id);
  await update(tx, { id, version }, await columnsOf(tx, input));
  await tx.courseLecturer.deleteMany({ where: { courseId: id } });
  await tx.courseMode.deleteMany({ where: { courseId: id } });
  await tx.coursePoint.deleteMany({ where: { courseId: id } });
  await writeReferences(tx, id, input);
  const after = await describeCourse(tx, id);
  await record(tx, actor, "course.changed", subjectOf({ id, title: input.title }), { before, after });
}

/** Shows a course on the public site. Refuses one that is shown already or archived. */
export async function publishCourse(tx: Tx, actor: Actor, input: CourseRef): Promise<void> {
  const course = await lockCourse(tx, input.id);
  refuse(refusalToPublish(course));
  await update(tx, input, { publishedAt: new Date(), publishedById: actor.accountId });
  await record(tx, actor, "course.published", subjectOf(course));
}

/** Takes a course off the public site. Refuses one that is not shown. */
export async function withdrawCourse(tx: Tx, actor: Actor, input: CourseReasonInput): Promise<void> {
  const course = await lockCourse(tx, input.id);
  if (!course.publishedAt) throw new Refusal("这门课程没有公开，不用撤下。");
  await update(tx, input, { publishedAt: null, publishedById: null });
  await record(tx, actor, "course.withdrawn", subjectOf(course), {
    after: { reason: input.reason, publishedSince: course.publishedAt },
  });
}

/** Archives a course. Refuses one that is public. */
export async function archiveCourse(tx: Tx, actor: Actor, input: CourseReasonInput): Promise<void> {
  const course = await lockCourse(tx, input.id);
  refuse(refusalToArchive(course));
  await update(tx, input, { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason });
  await record(tx, actor, "course.archived", subjectOf(course), { after: { reason: input.reason } });
}

/** Takes a course out of the archive, unpublished. Refuses one that is not archived. */
export async function restoreCourse(tx: Tx, actor: Actor, input: CourseRef): Promise<void> {
  const course = await lockCourse(tx, input.id);
  if (!course.archivedAt) throw new Refusal("这门课程没有归档，不用恢复。");
  await update(tx, input, { archivedAt: null, archivedById: null, archiveReason: null });
  await record(tx, actor, "course.restored", subjectOf(course), { before: { reason: course.archiveReason } });
}

/** Locks the row: two changes at once come one after the other, and the second is told that its form is stale. */
async function lockCourse(tx: Tx, id: number): Promise<Course> {
  await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.course.findUnique({ where: { id } }), `course ${id}`);
}

async function update(tx: Tx, { id, version }: CourseRef, data: CourseUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.course.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

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

function refuse(sentence: string | null): void {
  if (sentence) throw new Refusal(sentence);
}

function subjectOf({ id, title }: { id: number; title: string }) {
  return { type: "course", id, label: title };
}
