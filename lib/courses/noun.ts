import { noun } from "@/lib/core/noun";

/** 课程: an entry of the catalogue. */
export const courses = noun({
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
});
