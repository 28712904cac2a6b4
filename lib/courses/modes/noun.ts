import { recordNoun } from "@/lib/core/noun";

/** 教学模式: the school's own list of ways of teaching. */
export const teachingModes = recordNoun({
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
  events: { added: "添加教学模式", moved: "调整教学模式顺序" },
  fields: { name: "名称", description: "说明", position: "次序" },
  constraints: { teaching_mode_name_key: ["已经有这个名称的教学模式。", "name"] },
});
