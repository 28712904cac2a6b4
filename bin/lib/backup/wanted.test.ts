import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { wantedBackup } from "./wanted.mjs";

const NEWEST = "backup-20270102-023000-11111111-daily";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wanted-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is said about a backup that is not there, with these where BACKUP_TO says. */
async function refusal(wanted: string | undefined, ...kept: string[]) {
  const backups = path.join(folder, "backups");
  for (const name of kept) mkdirSync(path.join(backups, name), { recursive: true });
  const dataDir = path.join(folder, "data");
  const said = await wantedBackup(wanted, { env: { BACKUP_TO: backups }, dataDir }).catch(
    (error: Error) => error.message,
  );
  expect(existsSync(dataDir)).toBe(false);
  return { said, backups };
}

test("a path that is not there is named, and where else was looked", async () => {
  const missing = path.join(folder, "nosuch");
  const { said, backups } = await refusal(missing);
  expect(said).toMatch(`没有找到备份 ${missing}，`);
  expect(said).toMatch(`${backups} 里没有备份。`);
  expect(said).not.toMatch("请写明");
});

test("a name that is not among the backups is named, and those that are", async () => {
  const { said, backups } = await refusal("backup-20270101-023000-daily", NEWEST);
  expect(said).toMatch("没有找到名为 backup-20270101-023000-daily 的备份");
  expect(said).toMatch(`${backups} 里现有的备份：\n${NEWEST}`);
});

test("without a name it is asked for, with the newest as an example and the place that was looked at", async () => {
  const { said, backups } = await refusal(undefined, "backup-20270101-023000-11111111-daily", NEWEST);
  expect(said).toMatch(`例如：npm run restore -- ${NEWEST}\n`);
  expect(said).toMatch(`${backups} 里现有的备份：`);
  expect((await refusal(undefined)).said).toMatch("请写明要恢复哪一份备份");
});
