import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { getBackupState } from "@/lib/backups/queries";
import { backupWarning } from "@/lib/backups/rules";
import { db } from "@/lib/core/db";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { dailyBackups } from "./schedule.mjs";

const databaseUrl = process.env.DATABASE_URL!;
const NOBODY = "postgresql://nobody@127.0.0.1:1/none";
const HOUR = 3_600_000;

let folder: string;
let printed: string;
beforeEach(async () => {
  await db.backup.deleteMany();
  folder = await mkdtemp(path.join(tmpdir(), "schedule-"));
  printed = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const daily = (more = {}) => dailyBackups({ databaseUrl: () => databaseUrl, dataDir: folder, ...more });
async function desk(): Promise<string | null> {
  let warning: string | null = null;
  await inRollback(async (tx) => {
    const viewer = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    warning = backupWarning(await getBackupState(viewer, tx), new Date());
  });
  return warning;
}

test("a failure is printed and stands on the desk until a good backup follows", async () => {
  await writeFile(path.join(folder, "identity"), "00000000-0000-4000-8000-000000000000\n");
  const failing = daily({ env: { BACKUP_TO: path.join(folder, "identity") } });
  expect(await failing()).toBe(HOUR);
  expect(printed).toContain("每日备份没有做成：");
  expect(await db.backup.count()).toBe(1);
  expect(await desk()).toMatch(/^最近一次备份没有做成（\d{4}\/\d\d\/\d\d \d\d:\d\d，每日自动备份）：.+。$/);
  const at = new Date();
  const good = { address: "/srv/one", bytes: 1, records: 1, files: 0, missingFiles: 0 };
  await db.backup.create({ data: { kind: "MANUAL", startedAt: at, endedAt: at, ...good } });
  expect(await desk()).toBeNull();
});

test("that the program was killed stands there too", async () => {
  const program = ["-e", "process.kill(process.pid, 'SIGKILL')"];
  await daily({ program })();
  expect(printed).toContain("每日备份没有做成：备份程序意外结束（SIGKILL）");
  expect(await desk()).toContain("备份程序意外结束（SIGKILL），详情见服务器日志。");
});

test("what could not be noted while the database was away is noted when it is back", async () => {
  let at = databaseUrl;
  const program = ["-e", "console.error('磁盘已满，备份没有做成。'); process.exit(1)"];
  const asked: string[] = [];
  const look = daily({
    program,
    // Due by the first answer; away when the program has ended; back later.
    databaseUrl: () => {
      asked.push(at);
      return asked.length <= 2 ? databaseUrl : at;
    },
  });
  at = NOBODY;
  expect(await look()).toBeLessThan(HOUR);
  expect(await db.backup.count()).toBe(0);
  expect(await look()).toBeLessThan(HOUR);
  at = databaseUrl;
  await look();
  expect(await db.backup.findFirst({ orderBy: { id: "asc" } })).toMatchObject({
    kind: "DAILY",
    failure: "磁盘已满，备份没有做成。",
  });
});

test("that the database is away is said once an outage, and not that a backup failed", async () => {
  let at = NOBODY;
  const look = daily({ env: { BACKUP_AT: "02:30" }, program: ["-e", ""], databaseUrl: () => at });
  const told = "暂时查不到每日备份该不该做：数据库没有回应。数据库恢复后会自动继续。\n";
  await look();
  await look();
  expect(printed).toBe(told);
  at = databaseUrl;
  await look();
  at = NOBODY;
  await look();
  expect(printed).toBe(told + told);
});

test("another reason is told as it is, once", async () => {
  const look = daily({ env: { BACKUP_AT: "25:00" } });
  await look();
  await look();
  expect(printed).toBe(
    "暂时查不到每日备份该不该做：BACKUP_AT=25:00 不正确，请写成 02:30 这样的时间，或 never（不自动备份）。\n",
  );
  printed = "";
  await daily({ databaseUrl: () => databaseUrl.replace(/\/[^/]+$/, "/no_such_database") })();
  expect(printed).toContain('暂时查不到每日备份该不该做：error: database "no_such_database" does not exist');
});

test("a program that cannot be begun is a failure like others", async () => {
  expect(await daily({ program: ["-e", "x".repeat(300_000)] })()).toBe(HOUR);
  expect(await desk()).toContain("备份程序意外结束（没能运行：E2BIG）");
});
