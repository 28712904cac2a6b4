import type { Role } from "@/prisma/generated/enums";

/** Who can do most harm: of them a second factor is required, unless the settings say otherwise. */
const REQUIRED_OF: readonly Role[] = ["ADMINISTRATOR", "LEADER", "AUDITOR"];

/** "Later" can be said for so long after the first sign-in. */
export const LATER_DAYS = 7;

/** So many codes are given out, each for one sign-in without the telephone. */
export const RECOVERY_CODES = 10;

/** Signs that nobody takes for one another on paper. */
export const RECOVERY_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const RECOVERY_LENGTH = 10;

export const WRONG_CODE = "验证码不正确。请核对手机上的时间，等下一个验证码出现后再填一次；每个验证码只能用一次。";

/** What a person reads whose setting up is over, finished elsewhere, or was begun in another browser or by somebody else. */
export const NOT_BEGUN =
  "这次设置已经完成，或者不是在这个浏览器上开始的，或者超过了 10 分钟。请打开“我的账号”看看；还没有开启的话，重新设置一次。";

/** The server has another AUTH_SECRET than the one that sealed it: no code of the telephone is right any more. */
export const UNREADABLE =
  "服务器的密钥换过，手机上的验证码已不能用。请用恢复码登录，或请另一位管理员重设第二重验证；没有别的管理员时，请维护网站的人在服务器上执行 npm run unlock -- 用户名 --second-factor。";

/** Fewer recovery codes than this are soon none. */
export const FEW_CODES = 3;

/** What a person reads who has just signed in with a recovery code. */
export function codesLeftSentence(left: number): string {
  const soon = left < FEW_CODES ? "快用完了，请到“我的账号”停用第二重验证后重新设置，会得到一组新的。" : "";
  return `刚才用了一个恢复码，还剩 ${left} 个。${soon}`;
}

/** Whether somebody with these roles has to use a second factor. */
export function requiresSecondFactor(roles: readonly Role[], setting: "yes" | "no"): boolean {
  return setting === "yes" && roles.some((role) => REQUIRED_OF.includes(role));
}

/** What was typed: the six digits of the telephone, a recovery code in the form it is kept in, or neither. */
export function readCode(typed: string): { kind: "TOTP" | "RECOVERY"; code: string } | null {
  const code = typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: "TOTP", code };
  const isRecovery = code.length === RECOVERY_LENGTH && [...code].every((sign) => RECOVERY_SIGNS.includes(sign));
  return isRecovery ? { kind: "RECOVERY", code } : null;
}

/** A recovery code from as many random bytes as it has signs, to be written down: ABCDE-FGHJK. */
export function recoveryCode(numbers: readonly number[]): string {
  const signs = numbers.slice(0, RECOVERY_LENGTH).map((number) => RECOVERY_SIGNS[number % RECOVERY_SIGNS.length]);
  return `${signs.slice(0, 5).join("")}-${signs.slice(5).join("")}`;
}
