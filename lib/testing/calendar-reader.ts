type Event = Record<string, string>;

/** The properties of an event that may be there once, with how their values look; texts are checked apart. */
const ONCE: Record<string, RegExp | "TEXT"> = {
  UID: "TEXT",
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}T\d{6}Z$/,
  "DTSTART;VALUE=DATE": /^\d{8}$/,
  DTEND: /^\d{8}T\d{6}Z$/,
  SEQUENCE: /^\d+$/,
  SUMMARY: "TEXT",
  LOCATION: "TEXT",
  DESCRIPTION: "TEXT",
  "URL;VALUE=URI": /^https?:\/\/[^\s,;\\]+$/,
  "LAST-MODIFIED": /^\d{8}T\d{6}Z$/,
};

/**
 * Reads a calendar as strictly as RFC 5545 is written, and throws at the first thing that a calendar might not take: line
 * ends, lines longer than 75 bytes, signs that are not escaped, what is missing or there twice. Gives its events, and its name if it is
 * one to follow.
 */
export function readCalendar(file: string): { name: string | null; events: Event[] } {
  const lines = unfolded(file);
  const [begin, version, ...rest] = lines;
  if (begin !== "BEGIN:VCALENDAR" || version !== "VERSION:2.0") throw new Error("not a calendar of version 2.0");
  if (rest.pop() !== "END:VCALENDAR") throw new Error("the calendar does not end");
  if (!rest[0]?.startsWith("PRODID:-//")) throw new Error("nobody says who made it");
  const start = rest.indexOf("BEGIN:VEVENT");
  const head = rest.slice(0, start === -1 ? undefined : start).map(property);
  const name = head.find(([key]) => key === "X-WR-CALNAME")?.[1];
  const events = start === -1 ? [] : eventsOf(rest.slice(start));
  if (new Set(events.map(({ UID }) => UID)).size < events.length) throw new Error("two events have one UID");
  return { name: name === undefined ? null : plain(name), events };
}

function unfolded(file: string): string[] {
  if (!file.endsWith("\r\n") || /[^\r]\n|\r[^\n]/.test(file)) throw new Error("a line does not end with CRLF");
  for (const line of file.split("\r\n")) {
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 bytes: ${line}`);
  }
  const lines = file
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n");
  const strange = lines.find((line) => !line || /(?!\t)\p{Cc}|\ufffd/u.test(line));
  if (strange !== undefined) throw new Error(`a sign that must not be there: ${JSON.stringify(strange)}`);
  return lines;
}

function eventsOf(lines: string[]): Event[] {
  const events: Event[] = [];
  for (let rest = lines; rest.length > 0; ) {
    const end = rest.indexOf("END:VEVENT");
    if (rest[0] !== "BEGIN:VEVENT" || end === -1) throw new Error(`outside of an event: ${rest[0]}`);
    events.push(eventOf(rest.slice(1, end)));
    rest = rest.slice(end + 1);
  }
  return events;
}

function eventOf(lines: string[]): Event {
  const event: Event = {};
  for (const [key, value] of lines.map(property)) {
    if (key in event) throw new Error(`twice in one event: ${key}`);
    const shape = ONCE[key];
    if (shape === undefined && !key.startsWith("X-")) throw new Error(`an event has no ${key}`);
    if (shape instanceof RegExp && !shape.test(value)) throw new Error(`not a value for ${key}: ${value}`);
    event[key] = shape === "TEXT" ? plain(value) : value;
  }
  for (const key of ["UID", "DTSTAMP", "SEQUENCE", "SUMMARY"]) if (!event[key]) throw new Error(`without ${key}`);
  if (!event.DTSTART === !event["DTSTART;VALUE=DATE"]) throw new Error("an event begins once");
  return event;
}

function property(line: string): [key: string, value: string] {
  const match = /^([A-Z-]+(?:;[A-Z-]+=[^:;,"]+)*):(.+)$/.exec(line);
  if (!match) throw new Error(`not a property: ${line}`);
  return [match[1]!, match[2]!];
}

function plain(value: string): string {
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/.test(value)) throw new Error(`a sign is not escaped: ${value}`);
  return value.replace(/\\(.)/g, (_all, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
}
