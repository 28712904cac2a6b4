import { noun } from "@/lib/core/noun";

/** Subjects of the audit log that have no folder of their own below this one. */
export const school = noun({
  type: "school",
  label: "学校",
  events: { loaded: "载入学校资料", "begun-empty": "从空白开始" },
});

export const auditLog = noun({
  type: "audit",
  label: "审计日志",
  events: { verified: "校验审计日志", broken: "校验发现审计日志被改动" },
  fields: { links: "记录条数", broken: "不符处数", breaks: "不符之处", head: "链首" },
});

export const samples = noun({
  type: "samples",
  label: "示例数据",
  events: { cleared: "清除示例数据" },
  fields: {
    lecturers: "讲师",
    teams: "讲师团",
    appointments: "聘任",
    ceremonies: "仪式",
    teachingPoints: "教学点",
    routes: "线路",
    courses: "课程",
    organizations: "组织",
  },
});
