import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "docs/decisions";

test("decisions are numbered one after another, and each says its number", () => {
  const names = readdirSync(FOLDER).sort();
  expect(names.map((name) => name.slice(0, 4))).toEqual(
    names.map((_, index) => `${String(index + 1).padStart(3, "0")}-`),
  );
  for (const [index, name] of names.entries()) {
    expect(readFileSync(`${FOLDER}/${name}`, "utf8"), name).toMatch(new RegExp(`^# ${index + 1}\\. \\S`));
  }
});
