import { expect, test } from "vitest";
import { answersTo } from "./option";

const lecturer = { value: "1", label: "马伟民", hint: "宣讲团", keywords: "maweimin mwm" };

test.each(["马", "伟民", "mwm", "MWM", "ｍｗｍ", "maweimin", "宣讲", "马 宣讲", "", "  "])(
  "is found by “%s”",
  (typed) => {
    expect(answersTo(lecturer, typed)).toBe(true);
  },
);

test.each(["张", "马 支部", "mm"])("is not found by “%s”", (typed) => {
  expect(answersTo(lecturer, typed)).toBe(false);
});
