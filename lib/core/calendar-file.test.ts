import { afterEach, expect, test } from "vitest";
import { readCalendar } from "@/lib/testing/calendar-reader";
import { type CalendarEntry, calendarFile, calendarToFollow, entryToAdd } from "./calendar-file";

const entry: CalendarEntry = {
  uid: "ceremony-7@school.example",
  title: `${"学习讲评会；暨“讲师”聘任仪式,及授牌\\仪式".repeat(4)}曾䶮𠮷`,
  day: "2027-01-01",
  startTime: "07:30",
  endTime: "09:00",
  place: "佘北党群服务中心, 二楼",
  description: "第一行\n第二行；;,\\",
  url: "https://school.example/ceremonies/7",
  sequence: 3,
  changedAt: "2026-11-24T01:02:03.000Z",
};
const serverZone = process.env.TZ;

const eventsOf = (file: string) => readCalendar(file).events;

afterEach(() => {
  if (serverZone === undefined) delete process.env.TZ;
  else process.env.TZ = serverZone;
});

test("a time in Shanghai is the same instant whatever clock the server has", () => {
  for (const zone of ["UTC", "America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"]) {
    process.env.TZ = zone;
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const [event] = eventsOf(calendarFile([entry]));
    expect(event).toMatchObject({ DTSTART: "20261231T233000Z", DTEND: "20270101T010000Z" });
    const [whole] = eventsOf(calendarFile([{ ...entry, startTime: null, endTime: null }]));
    expect(whole).toMatchObject({ "DTSTART;VALUE=DATE": "20270101" });
    expect(whole).not.toHaveProperty("DTEND;VALUE=DATE");
  }
});

test("a strict reader reads every text back as it was written", () => {
  const { name, events } = readCalendar(calendarFile([entry], "佘山镇,社区党校\n日历"));
  expect(name).toBe("佘山镇,社区党校 日历");
  const [event] = events;
  expect(event).toMatchObject({
    UID: entry.uid,
    SEQUENCE: "3",
    SUMMARY: entry.title,
    LOCATION: entry.place,
    DESCRIPTION: entry.description,
    "URL;VALUE=URI": entry.url,
    DTSTAMP: "20261124T010203Z",
    "LAST-MODIFIED": "20261124T010203Z",
  });
});

test("an entry with only a beginning has no invented end, and equal entries are equal bytes", () => {
  const open = { ...entry, endTime: null, url: null, description: null };
  const [event] = eventsOf(calendarFile([open]));
  expect(Object.keys(event!)).toEqual(
    expect.not.arrayContaining(["DTEND", "DURATION", "URL;VALUE=URI", "DESCRIPTION"]),
  );
  expect(calendarFile([open])).toBe(calendarFile([open]));
  expect(eventsOf(calendarFile([]))).toEqual([]);
});

test("an old day without times is that day, and signs of control never reach the file", () => {
  const old = {
    ...entry,
    day: "1921-07-23",
    startTime: null,
    endTime: null,
    title: "一\u000b大\t会\r址",
    place: "\u0007上海",
  };
  const [event] = eventsOf(calendarFile([old]));
  expect(event).toMatchObject({ "DTSTART;VALUE=DATE": "19210723", LOCATION: "上海" });
});

test("a calendar to follow is shown with its name; an entry to add comes as a file of its own", async () => {
  const disposition = (show: string, name: string) =>
    `${show}; filename="download.ics"; filename*=UTF-8''${encodeURIComponent(name)}`;
  const followed = calendarToFollow("社区党校日历", [entry]);
  expect(followed.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(followed.headers.get("content-disposition")).toBe(disposition("inline", "社区党校日历.ics"));
  expect(readCalendar(await followed.text())).toMatchObject({ name: "社区党校日历", events: [{ UID: entry.uid }] });
  const added = entryToAdd({ ...entry, title: "讲评会" });
  expect(added.headers.get("content-disposition")).toBe(disposition("attachment", "讲评会.ics"));
  expect(readCalendar(await added.text())).toMatchObject({ name: null, events: [{ UID: entry.uid }] });
});
