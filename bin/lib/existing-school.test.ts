import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { anEmptyDatabase } from "@/lib/testing/databases";
import { openSchool } from "./existing-school.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "existing-school-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["backup", [], "npm run backup"],
  ["unlock", ["zhang", "--second-factor"], "npm run unlock -- zhang --second-factor"],
  ["audit-verify", [], "npm run audit:verify"],
])(
  "%s with the wrong DATA_DIR says so, gives its own example and makes nothing",
  (program, args, command) => {
    const { DATABASE_URL: _, ...env } = process.env;
    const dataDir = path.join(folder, "wrong");
    const told = spawnSync(process.execPath, [`bin/${program}.mjs`, ...args], {
      env: { ...env, DATA_DIR: dataDir },
      encoding: "utf8",
    });
    expect(told.status).not.toBe(0);
    expect(`${told.stdout}${told.stderr}`).toContain(`DATA_DIR=${dataDir} 里没有学校`);
    expect(told.stderr).toContain(`例如：DATA_DIR=/var/lib/party-school ${command}\n`);
    expect(existsSync(dataDir)).toBe(false);
  },
  60_000,
);

test("an empty database is no school", async () => {
  const wanted = { dataDir: folder, databaseUrl: await anEmptyDatabase(), command: "npm run backup" };
  await expect(openSchool(wanted)).rejects.toThrow("里没有学校");
  expect(readdirSync(folder)).toEqual([]);
});

test("the database of another school is refused", async () => {
  writeFileSync(path.join(folder, "identity"), "another-school\n");
  const opening = openSchool({ dataDir: folder, databaseUrl: process.env.DATABASE_URL!, command: "npm run backup" });
  await expect(opening).rejects.toThrow("不属于同一个学校");
});
