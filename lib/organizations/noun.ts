import { recordNoun } from "@/lib/core/noun";

/** 组织: the town's tree of organizations. */
export const organizations = recordNoun({
  type: "organization",
  table: "Organization",
  title: "name",
  label: "组织",
  one: "这个组织",
  address: "organizations",
  can: { keep: "organizations.keep" },
  consequences: {
    archive: "归档后不再出现在列表和可选项中，记录仍在。还有下级组织、讲师、讲师团、教学点或账号的不能归档。",
    restore: "恢复后又可以在表单中选到它。",
  },
  fields: { name: "名称", kind: "类别", parent: "上级组织" },
  constraints: {
    organization_not_own_parent: ["一个组织不能是它自己的上级。", "parentId"],
    organization_name_once: ["同一上级下已有同名的组织，请核对是否重复。", "name"],
  },
});
