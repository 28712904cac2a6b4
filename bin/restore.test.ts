import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { urlsAt } from "@/lib/testing/database-urls";
import { anEmptyDatabase, ownDatabase } from "@/lib/testing/databases";
import { backUp } from "./lib/backup/make.mjs";
import { openSchool } from "./lib/existing-school.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "restore-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run restore -- wanted` into the folder `data`. */
function restore(wanted: string, variables: Record<string, string>) {
  const env = { ...process.env, DATA_DIR: path.join(folder, "data"), ...variables };
  return spawnSync(process.execPath, ["bin/restore.mjs", wanted], { env, encoding: "utf8" });
}

test("a school that was restored and not started yet is open to the web server's account, as for npm run backup", async () => {
  const { address } = await backUp({
    databaseUrl: ownDatabase().ownerUrl,
    dataDir: folder,
    env: {},
    kind: "manual",
  });
  const { pathname } = new URL(await anEmptyDatabase());
  const { url, ownerUrl } = urlsAt(inject("databases"), pathname.slice(1));
  const { status, stderr } = restore(address, { DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const school = { dataDir: path.join(folder, "data"), databaseUrl: url, command: "npm run backup" };
  expect((await openSchool(school)).url).toBe(url);
});

test("a backup that is not there is named, and no data folder is made", () => {
  const { status, stderr } = restore(path.join(folder, "nosuch"), {});
  expect(status).toBe(1);
  expect(stderr).toContain(`没有找到备份 ${path.join(folder, "nosuch")}`);
  expect(existsSync(path.join(folder, "data"))).toBe(false);
});
