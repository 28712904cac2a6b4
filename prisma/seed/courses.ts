import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { createCourse, publishCourse } from "@/lib/courses/commands";
import type { CourseInput, CourseLecturerInput } from "@/lib/courses/schema";

/** Who gives the courses that the article names. */
export type CourseGivers = { speakerId: number; residentsBranchId: number; blockBranchIds: readonly number[] };

type Giver = Partial<Omit<CourseLecturerInput, "row">>;

/**
 * The courses the article names, and nothing it leaves out: no length, no hours, no synopsis. The four secretaries are not
 * named, so the theme course is given by their branches; who leads the four walking courses is not said.
 */
export async function loadCourses(
  tx: Tx,
  { speakerId, residentsBranchId, blockBranchIds }: CourseGivers,
): Promise<void> {
  const courses: [Pick<CourseInput, "title" | "form" | "color">, ...Giver[]][] = [
    [{ title: "把握战略机遇，推进长三角一体化高质量发展", form: "MICRO", color: null }, { lecturerId: speakerId }],
    [
      { title: "“江秋屋里巷”从社区“共同治理”迈向“治理共同体”", form: "SCENARIO", color: null },
      { organizationId: residentsBranchId },
    ],
    [
      { title: "街区书记汇智理", form: "THEME", color: null },
      ...blockBranchIds.map((organizationId) => ({ organizationId })),
    ],
    [{ title: "红旅初心", form: "WALKING", color: "RED" }],
    [{ title: "绿行生态", form: "WALKING", color: "GREEN" }],
    [{ title: "蓝创智造", form: "WALKING", color: "BLUE" }],
    [{ title: "橙悦宜居", form: "WALKING", color: "ORANGE" }],
  ];
  for (const [course, ...givers] of courses) await loadCourse(tx, course, givers);
}

async function loadCourse(
  tx: Tx,
  course: Pick<CourseInput, "title" | "form" | "color">,
  givers: Giver[],
): Promise<void> {
  const nobody = { lecturerId: null, organizationId: null, description: null };
  const id = await createCourse(tx, SYSTEM, {
    ...course,
    routeId: null,
    synopsis: null,
    minutes: null,
    creditHours: null,
    lecturers: givers.map((giver, row) => ({ ...nobody, ...giver, row })),
    modes: [],
    points: [],
  });
  const { version } = await tx.course.findUniqueOrThrow({ where: { id }, select: { version: true } });
  await publishCourse(tx, SYSTEM, { id, version });
}
