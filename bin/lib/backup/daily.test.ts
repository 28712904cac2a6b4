import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { aBucketServer, refusingToDelete } from "@/lib/testing/bucket";
import { openBucket } from "./bucket.mjs";
import { backUpDaily, isBackupDue, lastTime } from "./daily.mjs";
import { noted } from "./note.mjs";
import { dailyAt, kept } from "./settings.mjs";
import { inTurn } from "./turn.mjs";

const databaseUrl = process.env.DATABASE_URL!;

let folder: string;
beforeEach(async () => {
  await db.backup.deleteMany();
  folder = await mkdtemp(path.join(tmpdir(), "daily-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const school = () => ({
  databaseUrl,
  dataDir: folder,
  env: { BACKUP_TO: path.join(folder, "to") } as Record<string, string>,
});
const aGoodOne = (at: string) =>
  db.backup.create({
    data: {
      ...{ kind: "MANUAL", startedAt: new Date(at), endedAt: new Date(at) },
      ...{ address: "/srv/one", bytes: 1, records: 1, files: 0, missingFiles: 0 },
    },
  });

test("the day's time is Shanghai's, and yesterday's until today's has come", () => {
  const at = (now: string) => lastTime(150, new Date(now)).toISOString();
  expect(at("2027-03-10T18:29:00Z")).toBe("2027-03-09T18:30:00.000Z");
  expect(at("2027-03-10T18:30:00Z")).toBe("2027-03-10T18:30:00.000Z");
  expect(at("2027-03-10T23:59:00Z")).toBe("2027-03-10T18:30:00.000Z");
});

test("a backup is due when there is none since the day's time, also for a computer that was off at night", async () => {
  const due = (now: string, env = {}) => isBackupDue(databaseUrl, env, new Date(now));
  expect(await due("2027-03-10T01:00:00Z")).toBe(true);
  await aGoodOne("2027-03-09T18:31:00Z");
  expect(await due("2027-03-10T01:00:00Z")).toBe(false);
  expect(await due("2027-03-10T18:29:00Z")).toBe(false);
  expect(await due("2027-03-12T01:00:00Z")).toBe(true);
  expect(await due("2027-03-12T01:00:00Z", { BACKUP_AT: "never" })).toBe(false);
});

test("the day's backup is made once, noted, and followed by what need not be kept", async () => {
  await backUpDaily(school());
  await backUpDaily(school());
  expect(await db.backup.findMany()).toMatchObject([{ kind: "DAILY", failure: null, missingFiles: 0 }]);
  expect(await readdir(path.join(folder, "to"))).toHaveLength(1);
});

test("a failure is noted with its sentence, and what was there stays", async () => {
  const secret = randomBytes(4).toString("hex");
  const failing = noted(databaseUrl, "daily", () => Promise.reject(new Error(secret)));
  await expect(failing).rejects.toThrow(secret);
  await expect(backUpDaily({ ...school(), env: { BACKUP_TO: "s3://bucket" } })).rejects.toThrow("备份到存储桶要加密");
  const failures = (await db.backup.findMany({ orderBy: { id: "asc" } })).map(({ failure }) => failure);
  expect(failures).toEqual(["备份时出了意外的错误，详情见服务器日志。", expect.stringContaining("备份到存储桶要加密")]);
});

test("that another server is making it is no failure", async () => {
  await inTurn(databaseUrl, {}, () => backUpDaily(school()));
  expect(await db.backup.count()).toBe(0);
});

test("settings that mean nothing are refused in a sentence", () => {
  expect(dailyAt({})).toBe(150);
  expect(dailyAt({ BACKUP_AT: "23:05" })).toBe(23 * 60 + 5);
  expect(() => dailyAt({ BACKUP_AT: "25:00" })).toThrow("BACKUP_AT=25:00 不正确");
  expect(kept({ BACKUP_KEEP: "1,0,0" })).toEqual({ days: 1, weeks: 0, months: 0 });
  expect(() => kept({ BACKUP_KEEP: "0,4,12" })).toThrow("BACKUP_KEEP=0,4,12 不正确");
});

test("a bucket that refuses to delete has the day's backup all the same, and the desk is warned", async () => {
  await writeFile(path.join(folder, "identity"), "11111111-0000-4000-8000-000000000000\n");
  const bucket = await aBucketServer();
  const refusing = await refusingToDelete(bucket.settings.S3_ENDPOINT);
  try {
    const { S3_PATH_STYLE: _, ...enter } = { ...bucket.settings, S3_ENDPOINT: refusing.endpoint, S3_BUCKET: "" };
    const to = { BACKUP_TO: "s3://school/b", BACKUP_PASSPHRASE: "a passphrase that is long", BACKUP_KEEP: "1,0,0" };
    const env: Record<string, string> = { ...enter, ...to };
    const opened = openBucket((name: string) => env[name], { bucket: "school", prefix: "" });
    await opened.write("b/backup-20200101-023000-11111111-daily.sealed", [Buffer.from("old")]);
    await backUpDaily({ ...school(), env });
    await backUpDaily({ ...school(), env });
    const [made, ...others] = await db.backup.findMany();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ kind: "DAILY", failure: null });
    const name = made!.address!.split("/").at(-1);
    const left = `b/unfinished-${name}：AccessDenied`;
    expect(made!.warning).toContain(`备份做成了，但 s3://school/b 里有 1 份没用的文件删不掉（${left}），会越积越多。`);
    expect(made!.warning).toContain("有 1 份旧的备份删不掉（s3://school/b/backup-20200101-023000-11111111-daily");
    expect((await opened.list("b")).map((file: { path: string }) => file.path)).toContain(`b/${name}`);
  } finally {
    await refusing.stop();
    await bucket.stop();
  }
});
