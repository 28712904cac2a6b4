import type { Day } from "@/lib/core/dates";
import { inForceOn, type Term } from "../appointments/rules";

/** The signs a verification code is made of: none that is easily taken for another. */
export const CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;

/** A letter number from the office's pattern, e.g. 佘社党校聘〔{年}〕{号}号 → 佘社党校聘〔2025〕001号; samples are marked in front. */
export function formatLetterNo(pattern: string, year: number, number: number, series: "REAL" | "SAMPLE"): string {
  const text = pattern.replaceAll("{年}", String(year)).replaceAll("{号}", String(number).padStart(3, "0"));
  return series === "SAMPLE" ? `示例·${text}` : text;
}

/** A code as it is printed, in groups of four: 7K3M-9QXP-2DHT. */
export function groupCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? "";
}

/**
 * What somebody typed as a code, brought to the printed form: any case, spaces or hyphens, full-width or not. Null when it
 * cannot be a code at all.
 */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "");
  const known = code.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign));
  return known ? groupCode(code) : null;
}

/** A new code from a source of random whole numbers below `below`; twelve of thirty signs are 58 bits. */
export function newCode(randomInt: (below: number) => number): string {
  const signs = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]);
  return groupCode(signs.join(""));
}

/** What a letter is worth on a day. */
export type LetterState = "VALID" | "FUTURE" | "ENDED" | "EXPIRED" | "REISSUED" | "WITHDRAWN";

/** The state of a letter: withdrawn and reissued come before what the appointment says. */
export function letterState(letter: { withdrawn: boolean; reissued: boolean; term: Term }, today: Day): LetterState {
  if (letter.withdrawn) return "WITHDRAWN";
  if (letter.reissued) return "REISSUED";
  if (inForceOn(letter.term, today)) return "VALID";
  if (letter.term.endedOn && letter.term.endedOn < today) return "ENDED";
  return letter.term.termStart > today ? "FUTURE" : "EXPIRED";
}

/** How the state of a letter is told. */
export const LETTER_STATE_LABELS: Record<LetterState, string> = {
  VALID: "有效",
  FUTURE: "未到聘期",
  ENDED: "已提前结束",
  EXPIRED: "聘期已满",
  REISSUED: "已补发新聘书",
  WITHDRAWN: "已作废",
};

/** Why a letter cannot be reissued, as a sentence, or null. */
export function refusalToReissue(letter: { withdrawn: boolean; reissuedAs: string | null }): string | null {
  if (letter.reissuedAs) return `这份聘书已补发为 ${letter.reissuedAs}，请补发最新的那一份。`;
  if (letter.withdrawn) return "这份聘书已作废，不能补发。";
  return null;
}
