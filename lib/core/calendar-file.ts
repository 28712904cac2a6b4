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
 * Entries as an iCalendar file (RFC 5545). Times are written as instants in UTC: the library writes a time zone with the
 * clock of the server, and without one every calendar shows the right hour by itself. The same entries are the same bytes.
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({ prodId: PRODUCT, name: escaped(name), ttl: REFRESH_SECONDS });
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

/**
 * The file as an answer; anybody may read it, so caches may keep it. A calendar to follow is shown `inline`: an iPhone then
 * offers to subscribe to it. What is to be added once comes as an `attachment`, else it would offer the same.
 */
export function calendarResponse(
  name: string,
  entries: readonly CalendarEntry[],
  show: "inline" | "attachment",
): Response {
  return new Response(calendarFile(name, entries), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": disposition(`${name}.ics`, show),
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
