import { expect, test } from "vitest";
import { firstNames, namesIn } from "./rules";

test("a proposal is called by its first names, and by how many there are when there are more", () => {
  expect(firstNames(["甲", "乙"])).toBe("甲、乙");
  expect(firstNames(["甲", "乙", "丙"])).toBe("甲、乙、丙");
  expect(firstNames(["甲", "乙", "丙", "丁"])).toBe("甲、乙、丙等 4 个");
  expect(firstNames(["甲", "乙", "丙"], 12)).toBe("甲、乙、丙等 12 个");
  expect(
    namesIn([
      { lecturer: { name: "甲" }, team: null },
      { lecturer: null, team: { name: "团" } },
    ]),
  ).toEqual(["甲", "团"]);
});
