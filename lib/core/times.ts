import type { Day } from "./dates";

/** A time of day in Shanghai, HH:MM. Compares correctly as text. */
export type Time = string;

const TYPED = /^(上午|下午)?(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?)?)$/;

/** A time as people type it (9:00, 9：00, 下午2:30, 14点) as HH:MM, or null when it is none. */
export function timeFromTyped(text: string): Time | null {
  const match = TYPED.exec(text.normalize("NFKC").replace(/\s/g, ""));
  if (!match) return null;
  const [, half, hour, minutes] = match;
  const afternoon = half === "下午" && Number(hour) < 12 ? 12 : 0;
  const hours = Number(hour) + afternoon;
  const minute = Number(minutes ?? match[4] ?? 0);
  if (hours > 23 || minute > 59) return null;
  return [hours, minute].map((part) => String(part).padStart(2, "0")).join(":");
}

/** From when to when, as people read it: 14:00至16:30, 14:00开始; null when the time is not known. */
export function formatTimes({ startTime, endTime }: { startTime: Time | null; endTime: Time | null }): string | null {
  if (!startTime) return null;
  return endTime ? `${startTime}至${endTime}` : `${startTime}开始`;
}

/** The instant of a time of day in Shanghai; there is no summer time there. */
export function instantInShanghai(day: Day, time: Time): Date {
  return new Date(`${day}T${time}:00+08:00`);
}
