import { noun } from "@/lib/core/noun";

/** 讲师团: a group that is appointed as one. */
export const teams = noun({
  type: "team",
  table: "LecturerTeam",
  title: "name",
  label: "讲师团",
  one: "这个讲师团",
  isCalledByName: true,
  address: "lecturer-teams",
  can: { keep: "lecturers.keep" },
  consequences: {
    archive: "归档后不再出现在列表和可选项中，也不再公开；记录仍在，可以恢复。聘任还没有结束的不能归档。",
    restore: "恢复后又可以修改、添加成员和聘任。",
  },
});
