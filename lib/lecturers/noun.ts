import { recordNoun } from "@/lib/core/noun";

/** 讲师: a person able to teach. */
export const lecturers = recordNoun({
  type: "lecturer",
  table: "Lecturer",
  title: "name",
  label: "讲师",
  one: "这位讲师",
  isCalledByName: true,
  address: "lecturers",
  can: { keep: "lecturers.keep" },
  consequences: {
    archive: "归档后不再出现在列表和可选项中，也不再公开；记录仍在，可以恢复。聘任还没有结束的不能归档。",
    restore: "恢复后又可以修改、聘任。",
  },
  events: { "phone-revealed": "查看讲师电话" },
  fields: {
    name: "姓名",
    organization: "所在组织",
    post: "职务",
    speciality: "专长",
    biography: "简介",
    phone: "电话",
  },
});
