import { noun } from "@/lib/core/noun";

/** 教学模式: the school's own list of ways of teaching. */
export const teachingModes = noun({
  type: "teaching-mode",
  table: "TeachingMode",
  title: "name",
  label: "教学模式",
  one: "这种教学模式",
  archiving: "停用",
  address: "courses/modes",
  can: { keep: "courses.keep" },
  consequences: {
    archive: "新课程不能再勾选；已有这种模式的课程不变，照样显示。",
    restore: "恢复后排在最后。",
  },
});
