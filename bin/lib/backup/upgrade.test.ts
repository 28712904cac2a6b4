import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { applyMigrations, listMigrations } from "@/bin/lib/migrations.mjs";
import { anEmptyDatabase, wholeDatabase } from "@/lib/testing/databases";
import { readBackup } from "./places.mjs";
import { restore } from "./restore.mjs";
import { inTurn } from "./turn.mjs";
import { upgrade } from "./upgrade.mjs";

const FIRST = listMigrations().slice(0, 7);

let folder: string;
let databaseUrl: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "upgrade-"));
  databaseUrl = await anEmptyDatabase();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const backups = () => readdir(path.join(folder, "backups"));
const run = (more = {}) => upgrade({ databaseUrl, dataDir: folder, env: {}, skipBackup: false, ...more });

/** As an earlier version left it, with a record. */
async function anOlderSchool() {
  await applyMigrations(databaseUrl, { migrations: FIRST });
  await withClient(databaseUrl, (client: Client) =>
    client.query(`insert into "Setting" (key, value, "updatedAt") values ('schoolName', '"老党校"', now())`),
  );
}

test("a new database is not saved first, and one that is up to date neither", async () => {
  expect(await run()).toEqual(listMigrations().map(({ name }: { name: string }) => name));
  expect(await run()).toEqual([]);
  await expect(backups()).rejects.toThrow("ENOENT");
});

test("an older school is saved as it was, then upgraded, and the backup is noted", async () => {
  await anOlderSchool();
  const before = await wholeDatabase(databaseUrl);
  expect(await run()).toHaveLength(listMigrations().length - FIRST.length);
  const [name, ...others] = await backups();
  expect(others).toEqual([]);
  expect(name).toMatch(/-upgrade$/);
  await withClient(databaseUrl, async (client: Client) => {
    const { rows } = await client.query(`select kind, failure from "Backup"`);
    expect(rows).toEqual([{ kind: "UPGRADE", failure: null }]);
  });

  const target = { databaseUrl: await anEmptyDatabase(), dataDir: path.join(folder, "data") };
  await restore({ entries: readBackup(path.join(folder, "backups", name!)), env: {}, ...target });
  expect(await wholeDatabase(target.databaseUrl)).toEqual(before);
});

test("without a backup there is no upgrade, unless it is asked for", async () => {
  await anOlderSchool();
  await writeFile(path.join(folder, "backups"), "a file stands where the folder should be");
  const before = await wholeDatabase(databaseUrl);
  await expect(run()).rejects.toThrow("没有升级，数据保持原样：升级前的备份没有做成");
  expect(await wholeDatabase(databaseUrl)).toEqual(before);
  expect(await run({ skipBackup: true })).toHaveLength(listMigrations().length - FIRST.length);
});

test("an upgrade waits for a backup that is being made, and not for ever for one that hangs", async () => {
  await anOlderSchool();
  const before = await wholeDatabase(databaseUrl);
  await inTurn(databaseUrl, {}, async () => {
    await expect(run({ patience: "200ms" })).rejects.toThrow(
      "没有升级，数据保持原样：升级前的备份没有做成。另一个备份一直没有做完，请结束它再启动。",
    );
    expect(await wholeDatabase(databaseUrl)).toEqual(before);
  });
  let upgrading: Promise<string[]> | undefined;
  await inTurn(databaseUrl, {}, async () => {
    upgrading = run({ patience: "30s" });
    const waiting = () =>
      withClient(databaseUrl, async (client: Client) => {
        const { rows } = await client.query("select from pg_locks where locktype = 'advisory' and not granted");
        return rows.length;
      });
    await expect.poll(waiting).toBe(1);
  });
  expect(await upgrading).toHaveLength(listMigrations().length - FIRST.length);
});

test("settings of backups that mean nothing are told at the start", async () => {
  await expect(run({ env: { BACKUP_AT: "half past two" } })).rejects.toThrow("BACKUP_AT=half past two 不正确");
  await expect(run({ env: { BACKUP_TO: "s3://school" } })).rejects.toThrow("备份到存储桶要加密");
  expect(await wholeDatabase(databaseUrl)).toEqual({ sequences: [] });
});

test("newer data is refused by older code, untouched and without a backup", async () => {
  await anOlderSchool();
  await applyMigrations(databaseUrl, { migrations: [...FIRST, { name: "29990101000000_later", sql: "select 1" }] });
  const before = await wholeDatabase(databaseUrl);
  await expect(run()).rejects.toThrow("这些数据来自更新的版本（29990101000000_later）");
  expect(await wholeDatabase(databaseUrl)).toEqual(before);
  await expect(backups()).rejects.toThrow("ENOENT");
});

test("a backup of a newer version is refused by an older one, before anything is touched", async () => {
  const later = { name: "29990101000000_later", sql: "select 1" };
  await applyMigrations(databaseUrl, { migrations: [...listMigrations(), later] });
  const { backUp } = await import("./make.mjs");
  const { address } = await backUp({ databaseUrl, dataDir: folder, env: {}, kind: "manual" });
  const target = { databaseUrl: await anEmptyDatabase(), dataDir: path.join(folder, "data") };
  const restoring = restore({ entries: readBackup(address), env: {}, ...target });
  await expect(restoring).rejects.toThrow("这份备份来自更新的版本（29990101000000_later），请用更新的程序恢复");
  expect(await wholeDatabase(target.databaseUrl)).toEqual({ sequences: [] });
});
