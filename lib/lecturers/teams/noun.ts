import { noun, recordNoun } from "@/lib/core/noun";
import { TEAM_ROLE_LABELS } from "./schema";

/** 讲师团: a group that is appointed as one. */
export const teams = recordNoun({
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
  fields: { name: "名称", organization: "所在组织", description: "简介" },
});

/** 成员: who belongs to a team, as what, from when to when. */
export const memberships = noun({
  type: "membership",
  label: "讲师团成员",
  events: { added: "加入成员", ended: "成员离团" },
  fields: { lecturer: "讲师", role: "角色", startsOn: "开始日期", endsOn: "结束日期" },
  values: { role: TEAM_ROLE_LABELS },
  constraints: {
    membership_no_overlap: ["这位讲师在这段时间里已经是该讲师团的成员。", "lecturerId"],
    membership_dates: ["结束日期不能早于开始日期。", "endsOn"],
  },
});
