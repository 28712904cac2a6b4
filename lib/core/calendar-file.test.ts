import { afterEach, expect, test } from "vitest";
import { readCalendar } from "@/lib/testing/calendar-reader";
import { type CalendarEntry, calendarFile, calendarResponse } from "./calendar-file";

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
    const [event] = eventsOf(calendarFile("日历", [entry]));
    expect(event).toMatchObject({ DTSTART: "20261231T233000Z", DTEND: "20270101T010000Z" });
    const [whole] = eventsOf(calendarFile("日历", [{ ...entry, startTime: null, endTime: null }]));
    expect(whole).toMatchObject({ "DTSTART;VALUE=DATE": "20270101" });
    expect(whole).not.toHaveProperty("DTEND;VALUE=DATE");
  }
});

test("a strict reader reads every text back as it was written", () => {
  const { name, events } = readCalendar(calendarFile("佘山镇,社区党校\n日历", [entry]));
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
  const [event] = eventsOf(calendarFile("日历", [open]));
  expect(Object.keys(event!)).toEqual(
    expect.not.arrayContaining(["DTEND", "DURATION", "URL;VALUE=URI", "DESCRIPTION"]),
  );
  expect(calendarFile("日历", [open])).toBe(calendarFile("日历", [open]));
  expect(eventsOf(calendarFile("日历", []))).toEqual([]);
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
  const [event] = eventsOf(calendarFile("日历", [old]));
  expect(event).toMatchObject({ "DTSTART;VALUE=DATE": "19210723", LOCATION: "上海" });
});

test("the answer is a calendar under its Chinese name", async () => {
  const response = calendarResponse("社区党校日历", [entry], "attachment");
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const name = encodeURIComponent("社区党校日历.ics");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="download.ics"; filename*=UTF-8''${name}`,
  );
  expect(eventsOf(await response.text())).toHaveLength(1);
});
