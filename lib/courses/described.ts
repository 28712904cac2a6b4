import type { Tx } from "@/lib/core/db";
import { COURSE_FORM_LABELS } from "./schema";

/** What a course refers to by name, and what it is, in one read. */
const inWords = {
  route: { select: { name: true } },
  lecturers: {
    include: { lecturer: { select: { name: true } }, organization: { select: { name: true } } },
    orderBy: { position: "asc" },
  },
  modes: { include: { mode: { select: { name: true } } }, orderBy: { mode: { position: "asc" } } },
  points: { include: { teachingPoint: { select: { name: true } } }, orderBy: { teachingPoint: { name: "asc" } } },
} as const;

/** What the history keeps of a course: names instead of numbers, as they are today. */
export async function describeCourse(tx: Tx, id: number) {
  const course = await tx.course.findUniqueOrThrow({ where: { id }, include: inWords });
  const { title, form, color, route, synopsis, minutes, creditHours } = course;
  return {
    title,
    form: COURSE_FORM_LABELS[form],
    color,
    route: route?.name ?? null,
    synopsis,
    minutes,
    creditHours: creditHours && Number(creditHours),
    lecturers: course.lecturers.map((one) => one.lecturer?.name ?? one.organization?.name ?? one.description),
    modes: course.modes.map(({ mode }) => mode.name),
    points: course.points.map(({ teachingPoint }) => teachingPoint.name),
  };
}
