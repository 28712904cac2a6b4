import type { Role } from "@/prisma/generated/enums";

/** So many wrong passwords lock an account. */
export const TRIES_BEFORE_LOCK = 5;
export const LOCK_MINUTES = 15;
/** A link to set a password is good for so long. */
export const INVITATION_DAYS = 7;

const SHORTEST = 10;
const LONG_ENOUGH = 16;
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];
/** What people choose first where three kinds of signs are asked for. */
const COMMON = [
  "password",
  "passw0rd",
  "p@ssw0rd",
  "qwerty",
  "1qaz2wsx",
  "admin",
  "123456",
  "abc123",
  "welcome",
  "woaini",
];

/** Why a text is not good enough as a password, as a sentence, or null. */
export function refusalOfPassword(password: string, username: string): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `密码至少 ${SHORTEST} 个字符。`;
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  if (length < LONG_ENOUGH && kinds < 3) {
    return `密码要包含小写字母、大写字母、数字、符号中的至少三种，或者不少于 ${LONG_ENOUGH} 个字符。`;
  }
  const lower = password.toLowerCase();
  if (username && lower.includes(username.toLowerCase())) return "密码里不能包含用户名。";
  if (new Set(password).size < 5) return "密码里重复的字符太多，请换一个。";
  const rest = COMMON.reduce((text, common) => text.replaceAll(common, ""), lower);
  if ([...rest].length < SHORTEST / 2) return "这个密码太常见，请换一个。";
  return null;
}

/** What a good password is, for the hint at the field. */
export const PASSWORD_HINT = `至少 ${SHORTEST} 个字符，包含大小写字母、数字、符号中的三种；或者不少于 ${LONG_ENOUGH} 个字符。`;

/** Why an account cannot have these roles together, as a sentence, or null. */
export function refusalOfRoles(roles: readonly Role[]): string | null {
  if (roles.length === 0) return "请至少选择一个角色。";
  if (roles.includes("ADMINISTRATOR") && roles.includes("AUDITOR")) return "审计员与管理员不能是同一个账号。";
  return null;
}

/** The state of an account at an instant. */
export type AccountState = "ACTIVE" | "INVITED" | "LOCKED" | "DISABLED";

export const ACCOUNT_STATE_LABELS: Record<AccountState, string> = {
  ACTIVE: "正常",
  INVITED: "待设置密码",
  LOCKED: "已锁定",
  DISABLED: "已停用",
};

/** What an account can do now: disabled comes before everything else. */
export function stateOfAccount(
  account: { disabledAt: Date | null; hasPassword: boolean; lockedUntil: Date | null },
  now: Date,
): AccountState {
  if (account.disabledAt) return "DISABLED";
  if (!account.hasPassword) return "INVITED";
  return account.lockedUntil && account.lockedUntil > now ? "LOCKED" : "ACTIVE";
}

/** Where to go after sign-in: the path asked for when it lies on this site, else the start page of staff. */
export function pathAfterSignIn(next: string | undefined): string {
  const HERE = "http://here.invalid";
  if (!next?.startsWith("/") || !URL.canParse(next, HERE)) return "/admin";
  const url = new URL(next, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === HERE && !path.startsWith("//") && !path.startsWith("/sign-in") ? path : "/admin";
}
