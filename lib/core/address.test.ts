import { expect, test } from "vitest";
import { choiceIn, numberIn, textIn } from "./address";

test("what is typed into an address is read or left out, never trusted", () => {
  expect(textIn(undefined)).toBeUndefined();
  expect(textIn("  ")).toBeUndefined();
  expect(textIn(["a", "b"])).toBe("a");
  expect(["3", "0", "-1", "1e2", "99999999999", "x"].map((text) => numberIn(text, 1, 100))).toEqual([
    3,
    ...Array(5).fill(undefined),
  ]);
  expect(choiceIn("constructor", ["A", "B"])).toBeUndefined();
  expect(choiceIn("B", ["A", "B"])).toBe("B");
});

test("a text from an address can be looked for, however it was written", () => {
  expect(textIn(" a\u0000b ")).toBe("ab");
  expect(textIn("长".repeat(20_000))).toHaveLength(1000);
});
