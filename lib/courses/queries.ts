import type { Day } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { PublicState } from "@/lib/core/record-state";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import { whoIs } from "@/lib/lecturers/rules";
import { organizationOption } from "@/lib/organizations/queries";
import type { Prisma } from "@/prisma/generated/client";
import type { CourseForm, ThemeColor } from "@/prisma/generated/enums";
import { standingOn } from "./lecturers/public";
import { COURSE_FORM_LABELS } from "./schema";
import { wherePublished } from "./where";

/** What the list of courses can be narrowed by; without a state, archived ones are left out. */
export type CourseFilter = {
  /** Part of the title, or of the initials of its pinyin. */
  text?: string;
  form?: CourseForm;
  color?: ThemeColor;
  state?: PublicState;
  lecturerId?: number;
};

/** The orders in which courses can be listed. */
export const COURSE_ORDERS = {
  title: [{ title: "asc" }, { id: "asc" }],
  "-title": [{ title: "desc" }, { id: "desc" }],
  form: [{ form: "asc" }, { title: "asc" }, { id: "asc" }],
  "-form": [{ form: "desc" }, { title: "asc" }, { id: "asc" }],
  minutes: [{ minutes: { sort: "asc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
  "-minutes": [{ minutes: { sort: "desc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
  hours: [{ creditHours: { sort: "asc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
  "-hours": [{ creditHours: { sort: "desc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
} satisfies Record<string, Prisma.CourseOrderByWithRelationInput[]>;

export type CourseOrder = keyof typeof COURSE_ORDERS;

const listed = {
  id: true,
  title: true,
  form: true,
  color: true,
  theme: { select: { name: true } },
  minutes: true,
  creditHours: true,
  publishedAt: true,
  archivedAt: true,
  isSample: true,
  lecturers: {
    select: {
      id: true,
      description: true,
      lecturer: { select: { id: true, name: true } },
      organization: { select: { id: true, name: true } },
    },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.CourseSelect;

/** One page of courses with who gives them, and how many there are. */
export async function listCourses(
  _viewer: Viewer<"records.view">,
  filter: CourseFilter,
  page: { skip: number; take: number; order: CourseOrder },
  client: Tx = db,
) {
  const where = whereCourses(filter);
  const rows = await client.course.findMany({
    where,
    select: listed,
    orderBy: COURSE_ORDERS[page.order],
    skip: page.skip,
    take: page.take,
  });
  return { rows: rows.map(withHours), total: await client.course.count({ where }) };
}

export type ListedCourse = Awaited<ReturnType<typeof listCourses>>["rows"][number];

/** The courses of a lecturer that are not archived, public or not, by title. */
export async function listCoursesOf(_viewer: Viewer<"records.view">, lecturerId: number, client: Tx = db) {
  const rows = await client.course.findMany({
    where: { archivedAt: null, lecturers: { some: { lecturerId } } },
    select: listed,
    orderBy: COURSE_ORDERS.title,
  });
  return rows.map(withHours);
}

/** One course with everything it refers to; how its lecturers stand today. Null when there is none. */
export async function getCourse(_viewer: Viewer<"records.view">, id: number, today: Day, client: Tx = db) {
  const course = await client.course.findUnique({
    where: { id },
    include: {
      theme: { select: { name: true } },
      route: { select: { id: true, name: true, publishedAt: true, archivedAt: true } },
      lecturers: {
        include: {
          lecturer: { select: { ...standingOn(today), post: true, organization: { select: { name: true } } } },
          organization: { select: { id: true, name: true, parent: { select: { name: true } } } },
        },
        orderBy: { position: "asc" },
      },
      modes: {
        select: { mode: { select: { id: true, name: true, archivedAt: true } } },
        orderBy: [{ mode: { position: "asc" } }, { modeId: "asc" }],
      },
      points: {
        select: { teachingPoint: { select: { id: true, name: true, archivedAt: true } } },
        orderBy: [{ teachingPoint: { name: "asc" } }, { teachingPointId: "asc" }],
      },
      _count: { select: { attachments: true } },
    },
  });
  return course && withHours(course);
}

export type CourseDetail = NonNullable<Awaited<ReturnType<typeof getCourse>>>;

/** Up to twenty courses in use for a combobox, by title; the form tells two of one title apart. */
export async function searchCourses(_viewer: Viewer<"records.view">, typed: string, client: Tx = db) {
  const rows = await client.course.findMany({
    where: whereCourses({ text: typed }),
    select: { id: true, title: true, form: true },
    orderBy: COURSE_ORDERS.title,
    take: 20,
  });
  return rows.map(({ id, title, form }) => ({ value: String(id), label: title, hint: COURSE_FORM_LABELS[form] }));
}

/** The lecturers who give a course that is not archived, for a filter to pick from, by name. */
export async function listGivingLecturers(_viewer: Viewer<"records.view">, client: Tx = db) {
  const rows = await client.lecturer.findMany({
    where: { courses: { some: { course: { archivedAt: null } } } },
    select: { id: true, name: true, post: true, organization: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const isAlone = (name: string) => rows.filter((row) => row.name === name).length === 1;
  return rows.map((row) => ({
    value: String(row.id),
    label: isAlone(row.name) ? row.name : `${row.name}（${whoIs(row)}）`,
  }));
}

/** The lecturers and organizations of a course as options, so that a form can show their names at once. */
export function knownLecturers({ lecturers }: Pick<CourseDetail, "lecturers">) {
  return {
    lecturers: lecturers.flatMap(({ lecturer }) =>
      lecturer ? [{ value: String(lecturer.id), label: lecturer.name, hint: whoIs(lecturer) }] : [],
    ),
    organizations: lecturers.flatMap(({ organization }) => (organization ? [organizationOption(organization)] : [])),
  };
}

function withHours<Row extends { creditHours: Prisma.Decimal | null }>(row: Row) {
  return { ...row, creditHours: row.creditHours && Number(row.creditHours) };
}

function whereCourses({ text: typed, form, color, state, lecturerId }: CourseFilter): Prisma.CourseWhereInput {
  const text = searchText(typed);
  const initials = pinyinText(text);
  // Letters are found in either case; folding every row takes long, so only where case exists.
  const hasCase = text.toLowerCase() !== text.toUpperCase();
  const title = { contains: literal(text), mode: hasCase ? "insensitive" : undefined } as const;
  return {
    ...(state === "PUBLISHED" && wherePublished),
    ...(state === "UNPUBLISHED" && { publishedAt: null, archivedAt: null }),
    ...(state === "ARCHIVED" && { archivedAt: { not: null } }),
    ...(state === undefined && { archivedAt: null }),
    ...(text && { OR: [{ title }, ...(initials ? [{ titleInitials: { contains: initials } }] : [])] }),
    ...(lecturerId && { lecturers: { some: { lecturerId } } }),
    form,
    color,
  };
}
