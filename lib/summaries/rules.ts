import { type Day, daysOfYear, isDay, yearOf } from "@/lib/core/dates";
import type { Period } from "./chapter";

/** The first and last year a summary can be asked for. */
export const YEARS = { first: 2000, last: 2100 } as const;

/** The period of a year, or null for a text that is not a year the school can have. */
export function periodOf(year: string, asOf?: string): Period | null {
  if (!/^\d{4}$/.test(year)) return null;
  const number = Number(year);
  if (number < YEARS.first || number > YEARS.last) return null;
  const days = daysOfYear(number);
  return { year: number, ...days, asOf: asOf && isDay(asOf) ? asOf : days.until };
}

/** The years to choose from: from the first one with records up to this one. */
export function yearsToChoose(firstDay: Day | null, today: Day): number[] {
  const last = yearOf(today);
  const first = Math.min(firstDay ? yearOf(firstDay) : last, last);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** The sentence that a summary with sample records in it must carry, or null. */
export function sampleNotice(figures: { samples: number }[]): string | null {
  return figures.some(({ samples }) => samples > 0)
    ? "注意：本表数据含示例记录，不能作为正式数据报送。请先清除示例数据。"
    : null;
}
