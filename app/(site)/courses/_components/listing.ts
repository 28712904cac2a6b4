import { slugOf } from "@/components/site/slug";
import type { ListedCourse } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import type { CourseForm, ThemeColor } from "@/prisma/generated/enums";

/** What a list of courses is narrowed to: a form, a colour or a lecturer, with the name that stands in its title. */
export type Narrowed =
  | { form: CourseForm }
  | { color: ThemeColor; name: string }
  | { lecturerId: number; name: string }
  | null;

/** What a list of courses is called. */
export function titleOf(narrowed: Narrowed): string {
  if (narrowed === null) return "课程";
  if ("form" in narrowed) return COURSE_FORM_LABELS[narrowed.form];
  return "color" in narrowed ? `课程 · ${narrowed.name}` : `${narrowed.name}的课程`;
}

/** The address of a list of courses. */
export function pathOf(narrowed: Narrowed): string {
  if (narrowed === null) return "/courses";
  if ("form" in narrowed) return `/courses/form/${slugOf(narrowed.form)}`;
  return "color" in narrowed ? `/courses/color/${slugOf(narrowed.color)}` : `/courses/lecturer/${narrowed.lecturerId}`;
}

/** The courses of a page under their forms, with how many of that form there are on all pages. */
export function groupByForm(courses: readonly ListedCourse[], byForm: readonly { form: CourseForm; count: number }[]) {
  return byForm
    .map(({ form, count }) => ({ form, count, courses: courses.filter((course) => course.form === form) }))
    .filter((group) => group.courses.length > 0);
}

/** What is known of a course in a few words: how long, how many hours, who. */
export function factsOf({ minutes, creditHours, taughtBy }: ListedCourse): string {
  const names = taughtBy.named.map(({ name, isFormer }) => (isFormer ? `${name}（曾任讲师）` : name));
  return [
    minutes !== null && `${minutes} 分钟`,
    creditHours !== null && `${creditHours} 学时`,
    [names.join("、"), unnamedWords(taughtBy)].filter(Boolean).join("，"),
  ]
    .filter(Boolean)
    .join("　");
}

/** How many lecturers did not agree to be named; nothing when all did. */
export function unnamedWords({ named, unnamed }: ListedCourse["taughtBy"]): string {
  if (unnamed === 0) return "";
  return named.length > 0 ? `另有 ${unnamed} 位讲师未公开姓名` : `${unnamed} 位讲师未公开姓名`;
}
