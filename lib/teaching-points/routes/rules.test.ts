import { expect, test } from "vitest";
import {
  lengthOf,
  lengthWords,
  minutesWords,
  refusalOfFollowers,
  refusalOfNewStops,
  refusalOfStops,
  refusalWithoutStops,
} from "./rules";

const draft = { publishedAt: null };
const shown = { publishedAt: new Date() };
const stop = (minutes: number, travelMinutes: number | null) => ({ minutes, travelMinutes });

test("a route without stops is not published, and a public one keeps at least one", () => {
  expect(refusalWithoutStops(0)).toContain("还没有站点");
  expect(refusalWithoutStops(1)).toBeNull();
  expect([refusalOfStops(shown, 0) === null, refusalOfStops(shown, 1), refusalOfStops(draft, 0)]).toEqual([
    false,
    null,
    null,
  ]);
});

test("a route that courses follow is not archived, and the refusal names a course", () => {
  expect(refusalOfFollowers([])).toBeNull();
  expect(refusalOfFollowers(["红旅初心"])).toContain("课程《红旅初心》沿这条线路");
  expect(refusalOfFollowers(["红旅初心", "又一课"])).toContain("《红旅初心》等 2 门课程");
});

test("new stops without a plaque in force are named with the reason, the others pass", () => {
  expect(refusalOfNewStops([])).toBeNull();
  expect(refusalOfNewStops([{ name: "甲", state: "IN_FORCE" }])).toBeNull();
  expect(
    refusalOfNewStops([
      { name: "甲", state: "WITHDRAWN" },
      { name: "乙", state: "IN_FORCE" },
      { name: "丙", state: "NOT_AWARDED" },
    ]),
  ).toBe("“甲”已摘牌，“丙”还没有授牌。确实要停靠的，请勾选确认后再保存。");
});

test("the length is the stops and the way between them, and says what is not known of it", () => {
  const words = (...stops: ReturnType<typeof stop>[]) => lengthWords(lengthOf(stops));
  expect(words(stop(45, null))).toBe("45 分钟");
  expect(words(stop(45, null), stop(30, 15))).toBe("1 小时 30 分钟（含路上 15 分钟）");
  expect(words(stop(45, null), stop(15, 0))).toBe("1 小时（含路上 0 分钟）");
  expect(words(stop(45, null), stop(30, null), stop(45, null))).toBe("2 小时（不含路上时间）");
  expect(words(stop(45, null), stop(30, null), stop(30, 10))).toBe(
    "1 小时 55 分钟（含路上 10 分钟，另有 1 段路未计时间）",
  );
  expect(lengthOf([stop(20, 99)])).toEqual({ minutes: 20, wayMinutes: 0, ways: 0, unknownWays: 0 });
  expect([0, 59, 60, 61].map(minutesWords)).toEqual(["0 分钟", "59 分钟", "1 小时", "1 小时 1 分钟"]);
});
