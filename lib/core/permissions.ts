import type { Role } from "@/prisma/generated/enums";

/** Who may do what. One row a permission; a head of school can read it. A person with several roles may do what any of them may. */
export const PERMISSIONS = {
  "own-account.keep": [
    "CLERK",
    "VICE_PRINCIPAL",
    "LEADER",
    "ADMINISTRATOR",
    "AUDITOR",
    "BRANCH_CONTACT",
    "LECTURER",
    "TRAINEE",
  ],
  "records.view": ["CLERK", "VICE_PRINCIPAL", "LEADER", "ADMINISTRATOR"],
  "organizations.keep": ["CLERK", "VICE_PRINCIPAL"],
  "lecturers.keep": ["CLERK", "VICE_PRINCIPAL"],
  "phones.reveal": ["CLERK", "VICE_PRINCIPAL", "LEADER"],
  "appointments.make": ["CLERK", "LEADER"],
  "appointments.approve": ["LEADER"],
  "appointments.end": ["CLERK", "LEADER"],
  "letters.print": ["CLERK", "VICE_PRINCIPAL", "LEADER"],
  "letters.reissue": ["CLERK", "LEADER"],
  "letters.withdraw": ["LEADER"],
  "ceremonies.keep": ["CLERK", "VICE_PRINCIPAL"],
  "ceremonies.publish": ["CLERK", "VICE_PRINCIPAL", "LEADER"],
  "teaching-points.keep": ["CLERK", "VICE_PRINCIPAL"],
  "plaques.keep": ["CLERK", "LEADER"],
  "routes.keep": ["CLERK", "VICE_PRINCIPAL"],
  "routes.publish": ["CLERK", "VICE_PRINCIPAL", "LEADER"],
  "courses.keep": ["CLERK", "VICE_PRINCIPAL"],
  "courses.publish": ["CLERK", "VICE_PRINCIPAL", "LEADER"],
  "attachments.keep": ["CLERK", "VICE_PRINCIPAL"],
  "summaries.view": ["ADMINISTRATOR", "CLERK", "VICE_PRINCIPAL", "LEADER"],
  "summaries.export": ["ADMINISTRATOR", "VICE_PRINCIPAL", "LEADER"],
  "accounts.keep": ["ADMINISTRATOR"],
  "settings.keep": ["ADMINISTRATOR"],
  "backups.view": ["ADMINISTRATOR"],
  "samples.clear": ["ADMINISTRATOR"],
  "audit.read": ["AUDITOR"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** The roles that have a permission. */
export type RolesWith<P extends Permission> = (typeof PERMISSIONS)[P][number];

/**
 * What whoever has a permission has besides, read from the table: "courses.keep" brings "records.view" with it as long as
 * every role in its row stands in the other's too. Of a union only what each of its permissions brings.
 */
export type With<P extends Permission> = {
  [Q in Permission]: [RolesWith<P>] extends [RolesWith<Q>] ? Q : never;
}[Permission];

/** Whether any of these roles carries the permission. */
export function rolesMay(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => allowed.includes(role));
}

/** How roles are called in the office. */
export const ROLE_LABELS: Record<Role, string> = {
  ADMINISTRATOR: "管理员",
  CLERK: "教务员",
  VICE_PRINCIPAL: "专职副校长",
  LEADER: "分管领导",
  BRANCH_CONTACT: "党组织联络员",
  LECTURER: "讲师",
  TRAINEE: "学员",
  AUDITOR: "审计员",
};
