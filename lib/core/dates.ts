/**
 * Calendar days and instants. The school lives in one time zone; a day is the text YYYY-MM-DD, an instant a Date.
 * A `@db.Date` column comes out of Prisma as a Date at UTC midnight: `toDay` and `fromDay` are the only two doors.
 */
export const TIME_ZONE = "Asia/Shanghai";

/** A calendar day, YYYY-MM-DD. Compares correctly as text. */
export type Day = string;

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const dayParts = new Intl.DateTimeFormat("en-CA", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const instantFormat = new Intl.DateTimeFormat("zh-CN", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** The calendar day in Shanghai at an instant; by default now. */
export function dayInShanghai(at: Date = new Date()): Day {
  return dayParts.format(at);
}

/** A `@db.Date` value as a day. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** A nullable `@db.Date` value as a day. */
export function toDayOrNull(date: Date | null): Day | null {
  return date && toDay(date);
}

/** A day as Prisma wants it for a `@db.Date` column. Throws a RangeError for a text that is not a real day. */
export function fromDay(day: Day): Date {
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  return new Date(`${day}T00:00:00.000Z`);
}

/** A nullable day as Prisma wants it. */
export function fromDayOrNull(day: Day | null | undefined): Date | null {
  return day ? fromDay(day) : null;
}

/** Whether a text is a real calendar day between 1900 and 2199; 2025-02-30 is not. */
export function isDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  const year = date.getUTCFullYear();
  return !Number.isNaN(date.getTime()) && toDay(date) === text && year >= 1900 && year < 2200;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const date = fromDay(day);
  date.setUTCDate(date.getUTCDate() + count);
  return toDay(date);
}

/** The same day `count` years later; 29 February becomes 1 March where there is none. */
export function addYears(day: Day, count: number): Day {
  const date = fromDay(day);
  date.setUTCFullYear(date.getUTCFullYear() + count);
  return toDay(date);
}

/** A stretch of days, the first and the last of them counted. */
export type Days = { from: Day; until: Day };

/** The days of a year. */
export function daysOfYear(year: number): Days {
  return { from: `${year}-01-01`, until: `${year}-12-31` };
}

/** The condition "on one of these days", as Prisma wants it for a `@db.Date` column. */
export function onDaysOf({ from, until }: Days) {
  return { gte: fromDay(from), lte: fromDay(until) };
}

/** The year a day lies in. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 2025年2月20日: Arabic numerals, no leading zeros (GB/T 9704-2012). */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** The day of the week: 星期四. */
export function weekdayOf(day: Day): string {
  return `星期${"日一二三四五六".charAt(fromDay(day).getUTCDay())}`;
}

/** A term as people read it: 2025年2月20日至2026年2月19日, or 起 when it is open. */
export function formatTerm(start: Day, end: Day | null): string {
  return end ? `${formatDay(start)}至${formatDay(end)}` : `${formatDay(start)}起`;
}

/** An instant in Shanghai, to the minute: 2025/02/21 09:21. */
export function formatInstant(at: Date): string {
  return instantFormat.format(at);
}
