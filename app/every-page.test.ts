import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no page believes that a name stands once in its address", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(`app/${file}`, "utf8") }))
    .filter(({ text }) => text.includes("searchParams:"));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter(({ text }) => !/searchParams: SearchParams\b/.test(text)).map(({ file }) => file)).toEqual([]);
});
