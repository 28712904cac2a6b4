import { type Day, dayInShanghai } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { shownAttachments, shownFiles } from "@/lib/files/shown";
import { whereNamed } from "@/lib/lecturers/consents/where";
import { wherePublished as whereVisible } from "@/lib/teaching-points/where";
import type { Prisma } from "@/prisma/generated/client";
import type { CourseForm, ThemeColor } from "@/prisma/generated/enums";
import { lecturersOn, taughtBy } from "./lecturers/public";
import { type CourseQuestion, findPublicCourses } from "./search";
import { wherePublished } from "./where";

/** So many courses stand on one page of the catalogue. */
export const COURSES_PER_PAGE = 60;

/** What the catalogue can be narrowed by. */
export type PublicCourseFilter = {
  form?: CourseForm;
  color?: ThemeColor;
  /** Given by one of them, who may be named. */
  lecturerIds?: readonly number[];
  teachingPointId?: number;
};

/** In the order of the catalogue: by form, within it by colour (those without one last), then by the pinyin of the title. */
const catalogueOrder = [
  { form: "asc" },
  { color: "asc" },
  { title: "asc" },
  { id: "asc" },
] satisfies Prisma.CourseOrderByWithRelationInput[];

/** What is told of a course wherever it is listed; few words, because a list has sixty. */
function listedOn(day: Day) {
  return {
    id: true,
    title: true,
    form: true,
    color: true,
    theme: { select: { name: true } },
    minutes: true,
    creditHours: true,
    isSample: true,
    lecturers: lecturersOn(day),
  } satisfies Prisma.CourseSelect;
}

type ListedRow = Prisma.CourseGetPayload<{ select: ReturnType<typeof listedOn> }>;

function asListed({ theme, creditHours, lecturers, ...row }: ListedRow) {
  return {
    ...row,
    themeName: theme?.name ?? null,
    creditHours: creditHours && Number(creditHours),
    taughtBy: taughtBy(lecturers),
  };
}

/** One page of the published courses that answer to a filter, and how many there are, in all and by form. The first is 1. */
export async function readPublicCourses(filter: PublicCourseFilter, page: number, day: Day, client: Tx = db) {
  const where = { AND: [wherePublished, whereFilter(filter)] };
  const rows = await client.course.findMany({
    where,
    select: listedOn(day),
    orderBy: catalogueOrder,
    skip: (page - 1) * COURSES_PER_PAGE,
    take: COURSES_PER_PAGE,
  });
  return { courses: rows.map(asListed), ...counted(await countByForm(where, client)) };
}

/**
 * The same for words somebody typed: each stands in the title, the initials of its pinyin, the synopsis, or the name of
 * somebody who gives the course and may be named. Past the last page the last one is answered. Asked of the database each
 * time: what is typed is never kept.
 */
export async function searchPublicCourses(
  question: CourseQuestion,
  page: number,
  client: Tx = db,
): Promise<FoundCourses> {
  const range = { skip: (page - 1) * COURSES_PER_PAGE, take: COURSES_PER_PAGE };
  const { ids, byForm } = await findPublicCourses(question, range, client);
  const counts = counted(byForm);
  if (page > counts.pages) return searchPublicCourses(question, counts.pages, client);
  const rows = await client.course.findMany({ where: { id: { in: ids } }, select: listedOn(dayInShanghai()) });
  const byId = new Map(rows.map((row) => [row.id, asListed(row)]));
  return { courses: ids.flatMap((id) => byId.get(id) ?? []), page, ...counts };
}

type FoundCourses = { courses: ReturnType<typeof asListed>[]; page: number } & ReturnType<typeof counted>;

function counted(byForm: { form: CourseForm; count: number }[]) {
  const total = byForm.reduce((sum, { count }) => sum + count, 0);
  return { byForm, total, pages: Math.max(1, Math.ceil(total / COURSES_PER_PAGE)) };
}

/** A form without any is left out. */
async function countByForm(where: Prisma.CourseWhereInput, client: Tx) {
  const rows = await client.course.groupBy({ by: "form", where, _count: true, orderBy: { form: "asc" } });
  return rows.map(({ form, _count }) => ({ form, count: _count }));
}

/** The courses published last. */
export async function readNewestCourses(count: number, day: Day, client: Tx = db) {
  const rows = await client.course.findMany({
    where: wherePublished,
    select: listedOn(day),
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: count,
  });
  return rows.map(asListed);
}

/** How many published courses there are, in all, by form and by each of the four colours with its name. */
export async function readCourseCounts(client: Tx = db) {
  const byForm = await countByForm(wherePublished, client);
  const colors = await client.theme.findMany({
    select: { color: true, name: true, _count: { select: { courses: { where: wherePublished } } } },
    orderBy: { color: "asc" },
  });
  const byColor = colors.map(({ color, name, _count }) => ({ color, name, count: _count.courses }));
  return {
    total: byForm.reduce((sum, { count }) => sum + count, 0),
    byForm,
    byColor,
  };
}

/**
 * One published course with its synopsis, modes of teaching, the points where it can be given, and its photographs, videos and
 * documents; null when there is none. `route` is set when the public may see it. On the day it is decided which
 * lecturers have a page.
 */
export async function readPublicCourse(id: number, day: Day, client: Tx = db) {
  const row = await client.course.findFirst({
    where: { ...wherePublished, id },
    select: {
      ...listedOn(day),
      synopsis: true,
      route: { select: { id: true, name: true, publishedAt: true, archivedAt: true } },
      modes: {
        select: { mode: { select: { name: true, description: true } } },
        orderBy: [{ mode: { position: "asc" } }, { modeId: "asc" }],
      },
      points: {
        where: { teachingPoint: whereVisible },
        select: { teachingPoint: { select: { id: true, name: true } } },
        orderBy: [{ teachingPoint: { name: "asc" } }, { teachingPointId: "asc" }],
      },
      attachments: shownAttachments,
    },
  });
  if (!row) return null;
  const { synopsis, route, modes, points, attachments, ...listed } = row;
  return {
    ...asListed(listed),
    synopsis,
    route: route?.publishedAt && !route.archivedAt ? { id: route.id, name: route.name } : null,
    modes: modes.map(({ mode }) => mode),
    points: points.map(({ teachingPoint }) => teachingPoint),
    ...shownFiles(attachments),
  };
}

export type ListedCourse = Awaited<ReturnType<typeof readPublicCourses>>["courses"][number];

// Consents and appointments decide about names, routes and points about links: their changes reach these pages too.
const keptCourses = publicRead("courses", (filter: PublicCourseFilter, page: number, day: Day) =>
  readPublicCourses(filter, page, day),
);
const keptCourse = publicRead("course", (id: number, day: Day) => readPublicCourse(id, day));
const keptNewest = publicRead("newest-courses", (count: number, day: Day) => readNewestCourses(count, day));

/** `readPublicCourses` as of today, kept until something in it changes. */
export async function listPublicCourses(filter: PublicCourseFilter, page: number) {
  return keptCourses(filter, page, dayInShanghai());
}

/** `readPublicCourse` as of today, kept until something in it changes. */
export async function getPublicCourse(id: number) {
  return keptCourse(id, dayInShanghai());
}

/** The first page of the published courses that one of these lecturers gives. */
export async function listCoursesOfLecturers(lecturerIds: readonly number[]): Promise<ListedCourse[]> {
  return lecturerIds.length === 0 ? [] : (await listPublicCourses({ lecturerIds }, 1)).courses;
}

/** The first page of the published courses that can be given at a teaching point. */
export async function listCoursesAtPoint(teachingPointId: number): Promise<ListedCourse[]> {
  return (await listPublicCourses({ teachingPointId }, 1)).courses;
}

/** `readNewestCourses` as of today, kept until something in it changes. */
export async function listNewestCourses(count: number): Promise<ListedCourse[]> {
  return keptNewest(count, dayInShanghai());
}

/** The ids of all published courses, for the map of the site. */
export async function readPublicCourseIds(client: Tx = db): Promise<number[]> {
  const rows = await client.course.findMany({ where: wherePublished, select: { id: true }, orderBy: { id: "asc" } });
  return rows.map(({ id }) => id);
}

/** `readPublicCourseIds`, kept until a course changes. */
export const listPublicCourseIds = publicRead("course-ids", () => readPublicCourseIds());

/** `readCourseCounts`, kept until a course or a theme changes. */
export const getCourseCounts = publicRead("course-counts", () => readCourseCounts());

function whereFilter({ form, color, lecturerIds, teachingPointId }: PublicCourseFilter): Prisma.CourseWhereInput {
  return {
    form,
    color,
    lecturers: lecturerIds && { some: { lecturerId: { in: [...lecturerIds] }, lecturer: whereNamed } },
    points: teachingPointId === undefined ? undefined : { some: { teachingPointId } },
  };
}
