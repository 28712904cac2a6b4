import { type Day, isDay } from "./dates";

/**
 * A day as people write it (20250301, 2025.3.1, 2025/3/1, 2025年3月1日, full-width digits) as YYYY-MM-DD.
 * Anything else comes back as it was, so that the refusal can name what was typed.
 */
export function dayFromTyped(typed: string): string {
  const text = typed.normalize("NFKC").replace(/\s+/g, "");
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text);
  if (!match) return typed.trim();
  const [, year, month, day] = match;
  return `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
}

/** The day that somebody wrote, or undefined when it is none. */
export function typedDay(typed = ""): Day | undefined {
  const day = dayFromTyped(typed);
  return isDay(day) ? day : undefined;
}
