import type { PICTURED_SECTIONS } from "@/lib/core/share-address";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import { getSchool } from "@/lib/settings/public";
import { listThemes } from "@/lib/teaching-points/routes/public";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import type { Told } from "./records";

type Section = (typeof PICTURED_SECTIONS)[number];

/** What the picture of a part of the site tells. */
export async function tellSection(section: Section): Promise<Told> {
  const { title, facts } = SECTIONS[section];
  return { title: title ?? (await getSchool()).schoolName, facts: await facts(), isSample: false };
}

const SECTIONS: Record<Section, { title: string | null; facts: () => Promise<string[]> | string[] }> = {
  // The front page is called like the school.
  home: { title: null, facts: () => ["讲师", "课程", "线路", "教学点", "仪式"] },
  lecturers: { title: "讲师", facts: () => Object.values(CATEGORY_LABELS) },
  "lecturer-teams": { title: "讲师团", facts: () => [] },
  courses: { title: "课程", facts: () => Object.values(COURSE_FORM_LABELS) },
  routes: { title: "线路", facts: async () => (await listThemes()).map(({ name }) => name) },
  "teaching-points": { title: "现场教学点", facts: () => Object.values(TEACHING_POINT_TYPE_LABELS) },
  ceremonies: { title: "仪式", facts: () => ["聘任", "授牌", "讲评"] },
  calendar: { title: "日历", facts: () => [] },
  verify: { title: "聘书核验", facts: () => [] },
  about: { title: "学校介绍", facts: () => [] },
  accessibility: { title: "无障碍说明", facts: () => [] },
};
