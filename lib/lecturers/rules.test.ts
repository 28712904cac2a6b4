import { expect, test } from "vitest";
import { refusalOfNamesake, refusalOfTerms, whoIs } from "./rules";

const today = "2026-06-01";
const term = (termStart: string, termEnd: string | null, endedOn: string | null = null) => ({
  termStart,
  termEnd,
  endedOn,
  letterNo: "佘社党校聘〔2026〕001号",
});

test("two people of one name are told apart by organization and post, else by the number of the record", () => {
  expect(whoIs({ id: 7, post: "书记", organization: { name: "示例党支部" } })).toBe("示例党支部 · 书记");
  expect(whoIs({ id: 7, post: null, organization: null })).toBe("第 7 号");
});

test("a known name is refused until it is said that this is another person", () => {
  expect(refusalOfNamesake("张敏", [], false)).toBeNull();
  expect(refusalOfNamesake("张敏", ["示例党支部 · 书记"], false)).toContain("已有 1 位“张敏”（示例党支部 · 书记）");
  expect(refusalOfNamesake("张敏", ["示例党支部 · 书记"], true)).toBeNull();
});

test("nobody is archived while an appointment is in force, open or still to come; the letter is named", () => {
  for (const standing of [
    term("2026-01-01", "2026-06-01"),
    term("2026-01-01", null),
    term("2027-01-01", "2027-12-31"),
  ]) {
    expect(refusalOfTerms("张敏", [standing], today)).toContain("聘书 佘社党校聘〔2026〕001号");
  }
});

test("who is no longer appointed can be archived", () => {
  const over = [term("2025-01-01", "2026-05-31"), term("2026-01-01", "2027-01-01", "2026-05-31")];
  expect(refusalOfTerms("张敏", over, today)).toBeNull();
});
