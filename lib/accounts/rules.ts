import type { Role } from "@/prisma/generated/enums";

/** A link to set a password is good for so long. */
export const INVITATION_DAYS = 7;

/** Nothing is asked of a password but that it is long and that nobody guesses it first. */
export const SHORTEST_PASSWORD = 12;

export const TOO_SHORT = `密码至少 ${SHORTEST_PASSWORD} 个字符。`;

/** What a good password is, for the hint at the field. */
export const PASSWORD_HINT = `至少 ${SHORTEST_PASSWORD} 个字符，不要用常见的密码；几个不相干的词连在一起，又长又好记。`;

/** Why an account cannot have these roles together, as a sentence, or null. */
export function refusalOfRoles(roles: readonly Role[]): string | null {
  if (roles.length === 0) return "请至少选择一个角色。";
  if (roles.includes("ADMINISTRATOR") && roles.includes("AUDITOR")) return "审计员与管理员不能是同一个账号。";
  return null;
}

/** What an account may do, and for which organization. */
type Grant = { roles: readonly Role[]; organizationId: number | null };

/** Whether a change gives an account something it did not have: a role, or another organization to work for. */
export function widens(before: Grant, after: Grant): boolean {
  const isNew = after.roles.some((role) => !before.roles.includes(role));
  return isNew || (after.organizationId !== null && after.organizationId !== before.organizationId);
}

/** The state of an account. */
export type AccountState = "ACTIVE" | "INVITED" | "DISABLED";

export const ACCOUNT_STATE_LABELS: Record<AccountState, string> = {
  ACTIVE: "正常",
  INVITED: "待设置密码",
  DISABLED: "已停用",
};

/** What an account can do: disabled comes before everything else. */
export function stateOfAccount(account: { disabledAt: Date | null; hasPassword: boolean }): AccountState {
  if (account.disabledAt) return "DISABLED";
  return account.hasPassword ? "ACTIVE" : "INVITED";
}

/** Where to go after sign-in: the path asked for when it lies on this site, else the start page of staff. */
export function pathAfterSignIn(next: string | undefined): string {
  const HERE = "http://here.invalid";
  if (!next?.startsWith("/") || !URL.canParse(next, HERE)) return "/admin";
  const url = new URL(next, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === HERE && !path.startsWith("//") && !path.startsWith("/sign-in") ? path : "/admin";
}
