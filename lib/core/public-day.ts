import { unstable_cache } from "next/cache";
import { addDays, type Day, dayInShanghai } from "./dates";

/**
 * Today in Shanghai, for a public page. A page that asks is kept until midnight there at the latest, so "in force today"
 * is never yesterday's: reading the day in any other way would freeze it into the page.
 */
export async function publicToday(now: Date = new Date()): Promise<Day> {
  const today = dayInShanghai(now);
  const untilMidnight = unstable_cache(async () => today, ["today", today], { revalidate: secondsLeft(today, now) });
  return untilMidnight();
}

/** Seconds from an instant to the end of its day in Shanghai, at least one. There is no summer time there. */
export function secondsLeft(today: Day, now: Date): number {
  const midnight = Date.parse(`${addDays(today, 1)}T00:00:00+08:00`);
  return Math.max(1, Math.ceil((midnight - now.getTime()) / 1000));
}
