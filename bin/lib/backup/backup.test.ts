import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { record, SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { contentPath } from "@/lib/files/folders";
import { clearUnusedFiles } from "@/lib/files/jobs";
import {
  anUploadedFile,
  bringBackInto,
  databaseUrl,
  dataDir,
  type Environment,
  filesIn,
  loadSchool,
  PASSPHRASE,
  removeSchool,
  saveSchool,
} from "@/lib/testing/backups";
import { aBucketServer } from "@/lib/testing/bucket";
import { anEmptyDatabase, wholeDatabase } from "@/lib/testing/databases";
import { backUp } from "./make.mjs";
import { readBackup } from "./places.mjs";
import { restore } from "./restore.mjs";
import { backupPlace } from "./settings.mjs";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/backup-test-${process.pid}`;
});

beforeAll(loadSchool);
afterAll(removeSchool);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "backups-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const save = (env: Environment = {}) => saveSchool({ BACKUP_TO: folder, ...env });
const bringBack = (address: string, more?: Parameters<typeof bringBackInto>[2]) => bringBackInto(folder, address, more);

describe("with a bucket", () => {
  let bucket: Awaited<ReturnType<typeof aBucketServer>>;
  beforeAll(async () => {
    bucket = await aBucketServer();
  });
  afterAll(() => bucket.stop());

  const settings = (): Environment =>
    Object.fromEntries(Object.entries(bucket.settings).map(([name, value]) => [name, String(value)]));

  test("a backup goes there encrypted only, and comes back", async () => {
    const { S3_BUCKET: _, ...enter } = settings();
    const env = { ...enter, BACKUP_TO: "s3://school/backups/" };
    await expect(save(env)).rejects.toThrow("备份到存储桶要加密");
    const made = await save({ ...env, BACKUP_PASSPHRASE: PASSPHRASE });
    expect(made.address).toBe(`s3://school/backups/${made.name}.sealed`);
    const place = await backupPlace({ ...env, BACKUP_PASSPHRASE: PASSPHRASE }, dataDir);
    expect(await place.list()).toEqual([made.name]);
    const target = { databaseUrl: await anEmptyDatabase(), dataDir: folder };
    await restore({ entries: place.read(made.name), env: {}, ...target });
    expect(await wholeDatabase(target.databaseUrl)).toEqual(await wholeDatabase(databaseUrl));
    await place.remove(made.name);
    expect(await place.list()).toEqual([]);
  });

  test("a backup bears its name only when it was read back", async () => {
    const { S3_BUCKET: _, ...enter } = settings();
    const env = { ...enter, BACKUP_TO: "s3://school/unread", BACKUP_PASSPHRASE: PASSPHRASE };
    const place = await backupPlace(env, dataDir);
    const name = "backup-20260102-030405-daily";
    await place.write(name, [{ path: "contents.json", source: [Buffer.from("{}")] }]);
    expect(await place.list()).toEqual([]);
    for await (const entry of place.readBack(name)) for await (const _ of entry.source);
    await place.finish(name);
    expect(await place.list()).toEqual([name]);
    const read: Uint8Array[] = [];
    for await (const { source } of place.read(name)) for await (const block of source) read.push(block!);
    expect(String(Buffer.concat(read))).toBe("{}");
    await place.giveUp(name);
    expect(await place.list()).toEqual([name]);
  });

  test("files move from a folder into it and back", async () => {
    const there = await bringBack((await save()).address, { env: settings() });
    expect(await readdir(there.dataDir)).not.toContain("files");
    const again = await backUp({
      ...there,
      env: { ...settings(), BACKUP_TO: path.join(folder, "second") },
      kind: "manual",
    });
    const back = await bringBack(again.address);
    expect(await filesIn(path.join(back.dataDir, "files"))).toEqual(await filesIn(path.join(dataDir, "files")));
    const attempt = restore({
      entries: readBackup(again.address),
      databaseUrl: await anEmptyDatabase(),
      dataDir: folder,
      env: settings(),
    });
    await expect(attempt).rejects.toThrow("存放上传文件的地方不是空的");
  });
});

test("while people write and files come and go, a backup is one moment of it all", async () => {
  const acknowledged: string[] = [];
  let isOver = false;
  const writing = (async () => {
    for (let round = 0; !isOver; round++) {
      const file = await anUploadedFile();
      acknowledged.push(file.key);
      // Both or neither, in one transaction.
      await db.$transaction(async (tx) => {
        await tx.rateLimit.create({ data: { key: `pair-a-${round}`, points: round } });
        await record(tx, SYSTEM, "school.loaded", { type: "pair", id: round, label: `第 ${round} 对` });
      });
    }
  })();
  const clearing = (async () => {
    while (!isOver) {
      await clearUnusedFiles(new Date(Date.now() + 3 * 86_400_000));
      await clearUnusedFiles(new Date(Date.now() + 6 * 86_400_000));
    }
  })();
  await expect.poll(() => acknowledged.length).toBeGreaterThan(5);
  const sureBefore = await db.auditEntry.count();
  const made = [await save(), await save({ BACKUP_PASSPHRASE: PASSPHRASE }), await save()];
  isOver = true;
  await Promise.all([writing, clearing]);
  // The tests after this one need not carry them along.
  await db.storedFile.deleteMany({ where: { key: { in: acknowledged } } });

  for (const { address, missing } of made) {
    expect(missing).toEqual([]);
    const back = await bringBack(address, { passphrase: PASSPHRASE });
    await withClient(back.databaseUrl, async (client: Client) => {
      const { rows } = await client.query(`
        select (select count(*)::int from rate_limits where key like 'pair-a-%') as limits,
               (select count(*)::int from "AuditEntry" where "subjectType" = 'pair') as entries,
               (select count(*)::int from "AuditEntry") as all_entries,
               (select max(id) <= (select last_value from "AuditEntry_id_seq") from "AuditEntry") as ahead`);
      expect(rows[0].limits).toBe(rows[0].entries);
      expect(rows[0].all_entries).toBeGreaterThanOrEqual(sureBefore);
      expect(rows[0].ahead).toBe(true);
      const files = await client.query(`select key from "StoredFile" order by 1`);
      // Of no file at all there is no folder.
      const present = await readdir(path.join(back.dataDir, "files")).catch(() => []);
      expect(present.sort()).toEqual(files.rows.map(({ key }) => key).sort());
    });
  }
}, 90_000);

test("a backup that is killed leaves nothing under a backup's name, and the next one is whole", async () => {
  await anUploadedFile(randomBytes(40_000_000));
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, BACKUP_TO: folder };
  const child = spawn(process.execPath, ["bin/backup.mjs"], { env, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)));
  await expect.poll(() => readdir(folder), { interval: 1, timeout: 30_000 }).not.toEqual([]);
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  expect((await readdir(folder)).filter((name) => !name.startsWith("unfinished-"))).toEqual([]);
  const place = await backupPlace({ BACKUP_TO: folder }, dataDir);
  expect(await place.list()).toEqual([]);
  const { name, address } = await save();
  expect(await place.list()).toEqual([name]);
  await bringBack(address);
}, 60_000);

test("a second backup at the same time is refused", async () => {
  const [first, second] = await Promise.allSettled([save(), save()]);
  const refused = [first, second].filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(1);
  expect((refused[0] as PromiseRejectedResult).reason.message).toBe("另一个备份正在进行，请等它做完。");
});

test("the next backup shares unchanged files with the one before, and copies what went bad there", async () => {
  const file = await anUploadedFile();
  const first = await save();
  const inBackup = (address: string) => path.join(address, "files", contentPath(file.key));
  const second = await save();
  expect((await stat(inBackup(second.address))).ino).toBe((await stat(inBackup(first.address))).ino);
  const right = await readFile(inBackup(second.address));
  await writeFile(
    inBackup(second.address),
    right.map((byte) => byte ^ 1),
  );
  const third = await save();
  expect(await readFile(inBackup(third.address))).toEqual(right);
});

test("a file that is gone from the store is told, and all else is saved", async () => {
  const file = await anUploadedFile();
  await rm(path.join(dataDir, "files", file.key), { recursive: true });
  const { missing } = await save();
  expect(missing).toEqual([file.key]);
  await db.storedFile.delete({ where: { id: file.id } });
});

test.runIf(process.getuid?.() === 0 && process.platform === "linux").each([undefined, PASSPHRASE])(
  "on a full disk a backup says so, and leaves the others and nothing else (%s)",
  async (passphrase) => {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]);
    try {
      await mkdir(path.join(folder, "backup-20260101-023000-daily"));
      await anUploadedFile(randomBytes(3_000_000));
      const saving = save(passphrase ? { BACKUP_PASSPHRASE: passphrase } : {});
      await expect(saving).rejects.toThrow("磁盘已满，备份没有做成；原有的备份和数据都没有动");
      expect(await readdir(folder)).toEqual(["backup-20260101-023000-daily"]);
    } finally {
      execFileSync("umount", [folder]);
    }
  },
);

test("a place that is none is a sentence", async () => {
  await writeFile(path.join(folder, "file"), "");
  await expect(save({ BACKUP_TO: path.join(folder, "file") })).rejects.toThrow("放备份的地方写不进去");
});
