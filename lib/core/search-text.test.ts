import { expect, test } from "vitest";
import { literal, pinyinText, searchText } from "./search-text";

test("what is looked for is one line of at most a hundred characters", () => {
  expect(searchText("  马\u0000 伟\n民 ")).toBe("马 伟 民");
  expect([...searchText("𬭼".repeat(500))]).toHaveLength(100);
  expect(searchText(undefined)).toBe("");
});

test("pinyin is read with spaces, apostrophes, capitals, full-width letters and ü", () => {
  expect(pinyinText("Lü Xi'an ＺＷＭ")).toBe("lvxianzwm");
  expect(pinyinText("马 wei")).toBeNull();
  expect(pinyinText("")).toBeNull();
});

test("signs of SQL patterns stand for themselves", () => {
  expect(literal("100%_\\")).toBe("100\\%\\_\\\\");
});
