import { expect, test } from "vitest";
import { formatMembership, isMemberOn, refusalToEnd } from "./rules";

test("a membership counts from its first to its last day; unknown days are open", () => {
  const term = { startsOn: "2026-01-01", endsOn: "2026-06-30" };
  expect(["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map((day) => isMemberOn(term, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isMemberOn({ startsOn: null, endsOn: null }, "1900-01-01")).toBe(true);
});

test("a membership ends once, and not before it began", () => {
  expect(refusalToEnd({ startsOn: null, endsOn: null }, "2026-01-01")).toBeNull();
  expect(refusalToEnd({ startsOn: "2026-02-01", endsOn: null }, "2026-01-31")).toContain("2026年2月1日");
  expect(refusalToEnd({ startsOn: null, endsOn: "2026-01-31" }, "2026-03-01")).toContain("已于2026年1月31日结束");
});

test("an unknown beginning is said", () => {
  expect(formatMembership({ startsOn: null, endsOn: null })).toBe("开始日期未记录");
  expect(formatMembership({ startsOn: "2026-01-01", endsOn: "2026-06-30" })).toBe("2026年1月1日至2026年6月30日");
});
