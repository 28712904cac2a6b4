import { noun } from "@/lib/core/noun";

/** 现场教学点: a place where the school teaches. */
export const teachingPoints = noun({
  type: "teaching-point",
  table: "TeachingPoint",
  title: "name",
  label: "教学点",
  one: "这个教学点",
  address: "teaching-points",
  can: { keep: "teaching-points.keep" },
  consequences: {
    archive: "归档后不再出现在列表和公开网站上，记录和授牌历史仍在。",
    restore: "恢复后可以修改和授牌；以前授过牌的会重新公开。",
  },
});
