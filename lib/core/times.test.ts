import { expect, test } from "vitest";
import { formatTimes, instantInShanghai, timeFromTyped } from "./times";

test("a time is understood in every usual writing", () => {
  const typed = [
    "9:00",
    "09:00",
    "9：00",
    "０９：３０",
    " 14 : 05 ",
    "下午2:30",
    "下午 2点",
    "上午9点5分",
    "14时",
    "下午14:00",
  ];
  expect(typed.map(timeFromTyped)).toEqual([
    ...["09:00", "09:00", "09:00", "09:30", "14:05"],
    ...["14:30", "14:00", "09:05", "14:00", "14:00"],
  ]);
});

test("what is no time of day is none", () => {
  const typed = ["", "9", "900", "24:00", "9:60", "9:5", "下午", "9:00-10:00", "两点", "1:00<b>", "9点99分"];
  expect(typed.map(timeFromTyped)).toEqual(typed.map(() => null));
});

test("times are told as far as they are known", () => {
  expect(formatTimes({ startTime: "14:00", endTime: "16:30" })).toBe("14:00至16:30");
  expect(formatTimes({ startTime: "14:00", endTime: null })).toBe("14:00开始");
  expect(formatTimes({ startTime: null, endTime: null })).toBeNull();
});

test("a time in Shanghai is eight hours ahead of UTC", () => {
  expect(instantInShanghai("2026-01-01", "07:30").toISOString()).toBe("2025-12-31T23:30:00.000Z");
});
