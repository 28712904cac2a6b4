import type { Permission } from "@/lib/core/permissions";
import { may, type Viewer } from "@/lib/core/viewer";

export type NavigationItem = { href: string; label: string };

const GROUPS: (NavigationItem & { can: Permission })[][] = [
  [
    { href: "/admin/lecturers", label: "讲师", can: "records.view" },
    { href: "/admin/lecturer-teams", label: "讲师团", can: "records.view" },
    { href: "/admin/appointments", label: "聘任", can: "records.view" },
    { href: "/admin/ceremonies", label: "仪式", can: "records.view" },
    { href: "/admin/teaching-points", label: "教学点", can: "records.view" },
    { href: "/admin/routes", label: "线路", can: "records.view" },
    { href: "/admin/courses", label: "课程", can: "records.view" },
    { href: "/admin/organizations", label: "组织", can: "records.view" },
  ],
  [{ href: "/admin/summaries", label: "年度总结", can: "summaries.view" }],
  [
    { href: "/admin/accounts", label: "账号", can: "accounts.keep" },
    { href: "/admin/sessions", label: "会话", can: "accounts.keep" },
    { href: "/admin/settings", label: "设置", can: "settings.keep" },
    { href: "/admin/audit", label: "审计日志", can: "audit.read" },
  ],
];

/** The nouns a viewer may open, in groups. */
export function navigationFor(viewer: Viewer): NavigationItem[][] {
  const seen = GROUPS.map((group) => group.filter(({ can }) => may(viewer, can)));
  return seen.filter((group) => group.length > 0).map((group) => group.map(({ href, label }) => ({ href, label })));
}
