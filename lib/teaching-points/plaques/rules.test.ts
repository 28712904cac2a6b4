import { expect, test } from "vitest";
import { inForceOn, refusalToAward, refusalToWithdraw } from "./rules";

const open = { batch: 1, awardedOn: "2020-07-01", withdrawnOn: null };
const ended = { batch: 1, awardedOn: "2020-07-01", withdrawnOn: "2023-12-31" };
const point = (plaques: (typeof open | typeof ended)[], archived = false) => ({
  name: "示例教学点",
  archived,
  plaques,
});

test("a plaque is in force from the day of the award to its last day, both included", () => {
  const days = ["2020-06-30", "2020-07-01", "2023-12-31", "2024-01-01"];
  expect(days.map((day) => inForceOn(ended, day))).toEqual([false, true, true, false]);
  expect(days.map((day) => inForceOn(open, day))).toEqual([false, true, true, true]);
});

test("a point without a plaque, or whose plaque has ended, can get one", () => {
  expect(refusalToAward(point([]), "2025-02-20")).toBeNull();
  expect(refusalToAward(point([ended]), "2024-01-01")).toBeNull();
});

test("a point with a plaque cannot get another, whichever day is chosen", () => {
  expect(refusalToAward(point([open]), "2025-02-20")).toBe(
    "示例教学点已有授牌（第1批，2020年7月1日授牌），先摘牌才能再授牌。",
  );
  expect(refusalToAward(point([open]), "2019-01-01")).toContain("先摘牌");
  expect(refusalToAward(point([ended]), "2023-12-31")).toContain("到2023年12月31日才摘下");
});

test("an archived point cannot get a plaque", () => {
  expect(refusalToAward(point([], true), "2025-02-20")).toBe("示例教学点已归档，不能授牌；需要时请先恢复。");
});

test("a plaque is withdrawn once, and not before it was awarded", () => {
  expect(refusalToWithdraw(open, "2020-06-30")).toBe("最后一天不能早于授牌日期（2020年7月1日）。");
  expect(refusalToWithdraw(open, "2020-07-01")).toBeNull();
  expect(refusalToWithdraw(ended, "2024-05-01")).toContain("已摘下");
});
