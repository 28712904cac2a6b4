import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every variable that the README explains can be set in .env.example, and no other", () => {
  const told = [...readFileSync("README.md", "utf8").matchAll(/^\| (`[A-Z][^|]*)\|/gm)].flatMap(([, names]) =>
    [...names!.matchAll(/`([A-Z][A-Z0-9_]{3,})`/g)].map(([, name]) => name!),
  );
  const offered = [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name!,
  );
  expect(told.length).toBeGreaterThan(15);
  expect(offered.toSorted()).toEqual([...new Set(told)].toSorted());
});
