import { z } from "zod";
import {
  choice,
  optionalId,
  optionalIds,
  optionalNumber,
  optionalText,
  recordRef,
  requiredText,
} from "@/lib/core/fields";
import { type CourseForm, ThemeColor } from "@/prisma/generated/enums";

/** How forms of course are called. */
export const COURSE_FORM_LABELS: Record<CourseForm, string> = {
  FEATURED: "精品党课",
  MICRO: "微党课",
  SCENARIO: "情景党课",
  THEME: "主题党课",
  WALKING: "行进式党课",
  LECTURE: "专题党课",
};

/** In the order in which they are listed; the database sorts them so too. */
export const COURSE_FORMS = Object.keys(COURSE_FORM_LABELS) as [CourseForm, ...CourseForm[]];

/** At most so many people and bodies give one course. */
export const MOST_LECTURERS = 30;
const MOST_MODES = 50;
const MOST_POINTS = 200;

/** Who gives a course: one lecturer, or one organization, or a description of people who are not entered. */
const lecturerRow = z.object({
  lecturerId: optionalId("讲师"),
  organizationId: optionalId("组织"),
  description: optionalText("说明", 100),
});

const lecturers = z
  .array(lecturerRow)
  .max(MOST_LECTURERS, `一门课程最多 ${MOST_LECTURERS} 位讲师。`)
  .superRefine(checkLecturers)
  // The row in the form is kept, so that a refusal finds its field after empty rows are gone.
  .transform((rows) => rows.map((row, index) => ({ ...row, row: index })).filter((row) => filledIn(row).length > 0));

const courseFields = {
  title: requiredText("名称", 200).transform(withoutBrackets).pipe(requiredText("名称", 200)),
  form: choice("形式", COURSE_FORMS),
  color: z
    .enum(ThemeColor, { error: "请选择四色。" })
    .optional()
    .transform((color) => color ?? null),
  routeId: optionalId("线路"),
  synopsis: optionalText("内容简介", 3000),
  minutes: optionalNumber("时长", 1, 1440),
  creditHours: z.string().optional().transform(hoursFromTyped),
  lecturers,
  modes: optionalIds("教学模式", MOST_MODES),
  points: optionalIds("教学点", MOST_POINTS),
};

/** A new course; it is not public yet. */
export const courseInput = z.object(courseFields).superRefine(checkRoute);

/** What a course is changed to. */
export const courseChangeInput = z.object({ ...recordRef, ...courseFields }).superRefine(checkRoute);

export type CourseLecturerInput = z.output<typeof lecturers>[number];
export type CourseInput = z.output<typeof courseInput>;
export type CourseChangeInput = z.output<typeof courseChangeInput>;

type LecturerRow = z.output<typeof lecturerRow>;

function filledIn(row: LecturerRow): (keyof LecturerRow)[] {
  return (["lecturerId", "organizationId", "description"] as const).filter((name) => row[name] !== null);
}

/** A row says one thing, and nobody is listed twice. */
function checkLecturers(rows: LecturerRow[], context: z.RefinementCtx): void {
  rows.forEach((row, index) => {
    const [, second] = filledIn(row);
    if (second) {
      const message = "这一项只填一样：讲师、组织或说明。另有的请再添加一项。";
      context.addIssue({ code: "custom", path: [index, second], message });
      return;
    }
    for (const [name, noun] of [
      ["lecturerId", "位讲师"],
      ["organizationId", "个组织"],
    ] as const) {
      const first = rows.findIndex((other) => row[name] !== null && other[name] === row[name]);
      if (first === -1 || first === index) continue;
      const message = `同一${noun}只能列一次，第 ${first + 1} 项已经是了。`;
      context.addIssue({ code: "custom", path: [index, name], message });
    }
  });
}

function checkRoute({ form, routeId }: { form: CourseForm; routeId: number | null }, context: z.RefinementCtx): void {
  if (routeId !== null && form !== "WALKING") {
    context.addIssue({
      code: "custom",
      path: ["routeId"],
      message: "只有行进式党课沿线路授课，请改形式，或把线路留空。",
    });
  }
}

/** A title is stored without the brackets it is printed in: 《…》 around the whole goes, one inside stays. */
function withoutBrackets(title: string): string {
  return /^《[^《》]*》$/.test(title) ? title.slice(1, -1) : title;
}

/** Hours with at most one decimal, from 0 to 999.9; digits and point may be full-width. */
function hoursFromTyped(typed: string | undefined, context: z.RefinementCtx): number | null {
  const text = (typed ?? "").normalize("NFKC").replace("。", ".").trim();
  if (!text) return null;
  if (/^\d{1,3}(\.\d)?$/.test(text)) return Number(text);
  context.addIssue({ code: "custom", message: "学时请填 0 到 999.9 之间的数，最多一位小数，如 1.5。" });
  return z.NEVER;
}
