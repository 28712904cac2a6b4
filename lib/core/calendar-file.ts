import ical from "ical-generator";
import { type Day, fromDay } from "./dates";
import { disposition } from "./file-response";
import { instantInShanghai, type Time } from "./times";

/** One gathering as a calendar keeps it. */
export type CalendarEntry = {
  /** The same for ever and nobody else's: by it a calendar knows the entry again. */
  uid: string;
  title: string;
  day: Day;
  /** Without a beginning the entry takes the whole day; without an end it only has a beginning. */
  startTime: Time | null;
  endTime: Time | null;
  place: string;
  description: string | null;
  /** A whole address, or null while the site has none. */
  url: string | null;
  /** Grows with every change. */
  sequence: number;
  /** An instant as ISO text. */
  changedAt: string;
};

const PRODUCT = { company: "community-party-school", product: "calendar", language: "ZH-CN" };
/** How often a subscribed calendar should ask again. */
const REFRESH_SECONDS = 6 * 3600;

/**
 * A calendar to follow, as an answer; anybody may read it; caches ask each time whether it is the same. Shown inline, because an iPhone then offers
 * to subscribe to it.
 */
export function calendarToFollow(name: string, entries: readonly CalendarEntry[]): Response {
  return answer(calendarFile(entries, name), disposition(`${name}.ics`, "inline"));
}

/** One entry to be added once to a calendar somebody has, as an answer. An attachment: else an iPhone would subscribe to it. */
export function entryToAdd(entry: CalendarEntry): Response {
  return answer(calendarFile([entry]), disposition(`${entry.title}.ics`, "attachment"));
}

/**
 * Entries as an iCalendar file (RFC 5545); one to follow has a name and says how often to ask again. Times are written as
 * instants in UTC: the library writes a time zone with the clock of the server, and without one every calendar shows the
 * right hour by itself. The same entries are the same bytes.
 */
export function calendarFile(entries: readonly CalendarEntry[], name?: string): string {
  const followed = name === undefined ? {} : { name: escaped(name), ttl: REFRESH_SECONDS };
  const calendar = ical({ prodId: PRODUCT, ...followed });
  for (const { uid, title, day, startTime, endTime, place, description, url, sequence, changedAt } of entries) {
    calendar.createEvent({
      id: uid,
      sequence,
      start: startTime ? instantInShanghai(day, startTime) : fromDay(day),
      end: startTime && endTime ? instantInShanghai(day, endTime) : null,
      allDay: startTime === null,
      summary: readable(title),
      location: readable(place),
      description: description && readable(description),
      url,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
    });
  }
  return `${calendar.toString()}\r\n`;
}

function answer(file: string, contentDisposition: string): Response {
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": contentDisposition,
      "Cache-Control": "no-cache",
    },
  });
}

/** One sign of control, pasted from somewhere, and a calendar refuses the whole file. */
function readable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, "");
}

/** The library escapes the texts of entries and forgets the name of the calendar. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\s+/g, " ");
}
