import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/core/permissions";
import { NOUNS, RECORD_NOUNS } from "./list";
import { eventLabel } from "./words";

test("every noun that stands in a folder is on the list, once", async () => {
  const files = filesIn("lib", /\/noun\.ts$/).filter((file) => file !== "lib/core/noun.ts");
  const declared = await Promise.all(files.map((file) => import(`@/${file}`)));
  const values = declared.flatMap((module) => Object.values(module)).filter(isNoun);
  expect(files.length).toBeGreaterThan(20);
  expect(values.filter((noun) => !(NOUNS as readonly unknown[]).includes(noun))).toEqual([]);
  expect(new Set(NOUNS.map(({ type }) => type)).size).toBe(NOUNS.length);
});

test("a record noun asks for permissions there are", () => {
  const asked = RECORD_NOUNS.flatMap(({ can }) => Object.values(can));
  expect(asked.filter((permission) => !(permission in PERMISSIONS))).toEqual([]);
});

test("every event that is written has a word", () => {
  const files = [
    ...filesIn("lib", /commands\.ts$/),
    ...filesIn("prisma/seed", /\.ts$/),
    ...filesIn("app", /\/route\.ts$/),
  ];
  const events = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)].map(([, code]) => code!),
  );
  const written = [...new Set(events)].filter((event) => !(event in PERMISSIONS));
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((event) => eventLabel(event) === event)).toEqual([]);
});

function filesIn(folder: string, name: RegExp): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);
  return files.filter((file) => name.test(file));
}

function isNoun(value: unknown): value is { type: string; label: string } {
  return typeof value === "object" && value !== null && "type" in value && "label" in value;
}
