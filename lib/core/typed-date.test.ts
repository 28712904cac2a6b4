import { expect, test } from "vitest";
import { dayFromTyped, typedDay } from "./typed-date";

test.each([
  "20250301",
  "2025-03-01",
  "2025-3-1",
  "2025.3.1",
  "2025/3/1",
  "2025年3月1日",
  " 2025 年 3 月 1 日 ",
  "２０２５－０３－０１",
])("“%s” is 2025-03-01", (typed) => {
  expect(dayFromTyped(typed)).toBe("2025-03-01");
});

test.each(["", "3月1日", "明天", "2025-03"])("“%s” stays as it was typed", (typed) => {
  expect(dayFromTyped(typed)).toBe(typed);
});

test("what is no day is left out where a day narrows a list", () => {
  expect(["2025年3月1日", "2025-02-30", "明天", "", undefined].map(typedDay)).toEqual([
    "2025-03-01",
    ...Array(4).fill(undefined),
  ]);
});
