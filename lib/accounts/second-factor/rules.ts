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

/** A secret that was shown and not yet confirmed counts for so long: somebody else may have seen it since. */
const FRESH_MINUTES = 10;

/** Whether a secret may still be confirmed. */
export function isFresh({ createdAt }: { createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < FRESH_MINUTES * 60_000;
}

/** The server has another AUTH_SECRET than the one that sealed it: no code of the telephone is right any more. */
export const UNREADABLE = "服务器的密钥换过，手机上的验证码已不能用。请用恢复码登录，或请管理员重设第二重验证。";

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
