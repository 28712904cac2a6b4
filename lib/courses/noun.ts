import { recordNoun } from "@/lib/core/noun";
import { COLOR_WORDS } from "@/lib/teaching-points/routes/themes/noun";
import { COURSE_FORM_LABELS } from "./schema";

/** 课程: an entry of the catalogue. */
export const courses = recordNoun({
  type: "course",
  table: "Course",
  title: "title",
  label: "课程",
  one: "这门课程",
  address: "courses",
  can: { keep: "courses.keep", publish: "courses.publish" },
  consequences: {
    archive: "归档后不再出现在列表里，记录仍在，需要时可以恢复。",
    restore: "恢复后可以修改，仍不公开。",
  },
  fields: {
    title: "名称",
    form: "形式",
    color: "四色",
    route: "线路",
    synopsis: "内容简介",
    minutes: "时长（分钟）",
    creditHours: "学时",
    lecturers: "讲师",
    modes: "教学模式",
    points: "教学点",
  },
  values: { color: COLOR_WORDS, form: COURSE_FORM_LABELS },
  constraints: {
    course_lecturer_once: ["同一位讲师只能列一次。", "lecturers"],
    course_organization_once: ["同一个组织只能列一次。", "lecturers"],
  },
});
