import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { identityOfFolder } from "@/bin/lib/identity.mjs";
import { record, SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { contentPath } from "@/lib/files/folders";
import { clearUnusedFiles } from "@/lib/files/jobs";
import { anAppointment } from "@/lib/testing/appointments";
import { aBucketServer } from "@/lib/testing/bucket";
import { anEmptyDatabase, wholeDatabase } from "@/lib/testing/databases";
import { aStoredFile } from "@/lib/testing/files";
import { backUp } from "./make.mjs";
import { readBackup } from "./places.mjs";
import { restore } from "./restore.mjs";
import { backupPlace } from "./settings.mjs";
import { refuseHalfRestored } from "./target.mjs";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/backup-test-${process.pid}`;
});
const dataDir = process.env.DATA_DIR!;
const databaseUrl = process.env.DATABASE_URL!;
const PASSPHRASE = "一条够长的备份口令，不要写在电脑上";

const identity = randomUUID();

let folder: string;
beforeAll(async () => {
  await mkdir(dataDir, { recursive: true });
  await writeFile(path.join(dataDir, "identity"), `${identity}\n`);
  await withClient(databaseUrl, async (client: Client) => {
    await client.query(`insert into "Installation" (id, identity) values (1, $1)`, [identity]);
  });
  await writeFile(path.join(dataDir, "auth-secret"), "the-secret-of-this-school");
  await db.$transaction(async (tx) => {
    for (let index = 0; index < 5; index++) await anAppointment(tx);
    await record(tx, SYSTEM, "school.loaded", { type: "school", id: null, label: "党校\t\\N\n“引号”\u{1F600}" });
  });
  for (let index = 0; index < 8; index++) await anUploadedFile();
  await anUploadedFile(Buffer.alloc(0));
  await anUploadedFile(randomBytes(3_000_000));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "backups-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function anUploadedFile(content = randomBytes(20_000)) {
  const file = await db.$transaction((tx) =>
    aStoredFile(tx, { kind: "DOCUMENT", key: randomBytes(32).toString("base64url") }),
  );
  await mkdir(path.join(dataDir, "files", file.key), { recursive: true });
  await writeFile(path.join(dataDir, "files", contentPath(file.key)), content);
  return file;
}

type Environment = Record<string, string>;

/** Each at a second of its own, which names it. */
let second = 0;
const save = (env: Environment = {}) =>
  backUp({
    databaseUrl,
    dataDir,
    env: { BACKUP_TO: folder, ...env },
    kind: "manual",
    now: new Date(Date.UTC(2026, 0, 1) + second++ * 1000),
  });

/** Restored into a new database and a new data folder. */
async function bringBack(address: string, { passphrase, env = {} }: { passphrase?: string; env?: Environment } = {}) {
  const target = {
    databaseUrl: await anEmptyDatabase(),
    dataDir: path.join(folder, `data-${randomBytes(4).toString("hex")}`),
  };
  await mkdir(target.dataDir);
  const counts = await restore({ entries: readBackup(address, passphrase), env, ...target });
  return { ...target, ...counts };
}

const digest = (content: Buffer) => createHash("sha256").update(content).digest("hex");

/** The digest of every file, by its path. */
async function filesIn(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.relative(root, file)] = digest(await readFile(file));
  }
  return found;
}

describe.each([
  ["a folder", undefined],
  ["an encrypted file", PASSPHRASE],
])("a school saved as %s", (_, passphrase) => {
  const env: Environment = passphrase ? { BACKUP_PASSPHRASE: passphrase } : {};

  test("comes back elsewhere, every row, every number, every file and the secret", async () => {
    const made = await save(env);
    const back = await bringBack(made.address, { passphrase });
    expect(await wholeDatabase(back.databaseUrl)).toEqual(await wholeDatabase(databaseUrl));
    expect(await filesIn(path.join(back.dataDir, "files"))).toEqual(await filesIn(path.join(dataDir, "files")));
    expect(await readFile(path.join(back.dataDir, "auth-secret"), "utf8")).toBe("the-secret-of-this-school");
    expect(made).toMatchObject({ missing: [], records: back.records, files: back.files });
    expect(back.files).toBeGreaterThanOrEqual(10);
  });

  test("is read by nobody but its owner", async () => {
    const { address } = await save(env);
    expect((await stat(address)).mode & 0o077).toBe(0);
  });

  test.each([0.1, 0.5, 0.999])("is refused with a byte changed at %d of it, and nothing is half there", async (at) => {
    const { address } = await save(env);
    await damage(address, at);
    await expect(bringBack(address, { passphrase })).rejects.toThrow("这份备份已损坏或不完整");
  });
});

/** Changes a byte of an encrypted file, or of a file in a folder: one of the rows, an upload, the contents. */
async function damage(address: string, at: number) {
  let file = address;
  if ((await stat(address)).isDirectory()) {
    const all = Object.entries(await filesIn(address)).filter(([, content]) => content !== digest(Buffer.alloc(0)));
    const names = all
      .map(([name]) => name)
      .filter((name) => name !== "head.json")
      .sort();
    file = path.join(address, names[Math.floor(names.length * at)]!);
  }
  const bytes = await readFile(file);
  const place = Math.floor(bytes.length * at);
  bytes[place] = bytes[place]! ^ 1;
  await writeFile(file, bytes);
}

test("what watches over rows is as it was after they came back", async () => {
  const { databaseUrl: back } = await bringBack((await save()).address);
  const rules = (url: string) =>
    withClient(url, async (client: Client) => {
      const triggers = await client.query(
        "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2",
      );
      const keys = await client.query(
        "select conname, pg_get_constraintdef(oid), convalidated from pg_constraint order by 1, 2",
      );
      return { triggers: triggers.rows, keys: keys.rows };
    });
  expect(await rules(back)).toEqual(await rules(databaseUrl));
  await withClient(back, (client: Client) => expect(client.query(`delete from "AuditEntry"`)).rejects.toThrow());
});

test("the folder is known as the school that came", async () => {
  const back = await bringBack((await save()).address);
  expect(identityOfFolder(back.dataDir)).toBe(identity);
});

test("a wrong passphrase is told from a damaged backup, before anything is touched", async () => {
  const { address } = await save({ BACKUP_PASSPHRASE: PASSPHRASE });
  const target = { databaseUrl: await anEmptyDatabase(), dataDir: folder };
  const attempt = (passphrase?: string) => restore({ entries: readBackup(address, passphrase), env: {}, ...target });
  await expect(attempt("另一条够长的备份口令，也很长")).rejects.toThrow("备份的口令不对");
  expect(() => readBackup(address, undefined)).toThrow("这份备份是加密的");
  expect(await wholeDatabase(target.databaseUrl)).toEqual({ sequences: [] });
});

test("a database that holds anything is refused and stays as it is", async () => {
  const { address } = await save();
  const { databaseUrl: taken, dataDir: takenDir } = await bringBack(address);
  const before = await wholeDatabase(taken);
  const again = restore({ entries: readBackup(address), databaseUrl: taken, dataDir: takenDir, env: {} });
  await expect(again).rejects.toThrow("这里的数据库不是空的，没有恢复，数据没有动");
  expect(await wholeDatabase(taken)).toEqual(before);
});

test("a store that holds files is refused", async () => {
  const { address } = await save();
  const attempt = restore({ entries: readBackup(address), databaseUrl: await anEmptyDatabase(), dataDir, env: {} });
  await expect(attempt).rejects.toThrow("存放上传文件的地方不是空的");
});

test("a restore that broke off is used by nobody, and the next one begins anew", async () => {
  const { address } = await save();
  const target = { databaseUrl: await anEmptyDatabase(), dataDir: path.join(folder, "data") };
  await mkdir(target.dataDir);
  async function* breakingOff() {
    for await (const entry of readBackup(address)) {
      if (entry.path === "contents.json") throw new Error("power failed");
      yield entry;
    }
  }
  await expect(restore({ entries: breakingOff(), env: {}, ...target })).rejects.toThrow("power failed");
  await expect(refuseHalfRestored(target)).rejects.toThrow("这里的恢复没有做完");
  await restore({ entries: readBackup(address), env: {}, ...target });
  await refuseHalfRestored(target);
  expect(await wholeDatabase(target.databaseUrl)).toEqual(await wholeDatabase(databaseUrl));
});

describe("npm run restore", () => {
  const command = (script: string, args: string[], target: string) => {
    const env = { ...process.env, DATABASE_URL: "", DATA_DIR: target, PORT: "1" };
    return spawn(process.execPath, [script, ...args], { env, stdio: "pipe" });
  };
  async function run(script: string, args: string[], target: string) {
    const child = command(script, args, target);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
    return { code: await new Promise((resolve) => child.once("close", resolve)), said };
  }

  test.each([
    ["contents.json", ""],
    ["contents.json", "null"],
    ["contents.json", '{"entries":[null]}'],
    ["contents.json", '{"entries":[]}'],
    ["contents.json", undefined],
    ["head.json", ""],
    ["head.json", "null"],
    ["head.json", "{}"],
    ["head.json", undefined],
    ["secrets.json", "null"],
  ])("of a backup whose %s is %j is refused before anything is made", async (name, text) => {
    const { address } = await save();
    await rm(path.join(address, name));
    if (text === undefined) await mkdir(path.join(address, name));
    else await writeFile(path.join(address, name), text);
    const target = path.join(folder, "data");
    expect(await run("bin/restore.mjs", [address], target)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/正在核对备份…\n这份备份已损坏或不完整，不能用来恢复；请换另一份备份。\n$/),
    });
    expect(existsSync(target)).toBe(false);
  });

  test("of a folder that is called as an encrypted file is refused in words", async () => {
    await mkdir(path.join(folder, "backup.sealed"));
    const env = { ...process.env, BACKUP_PASSPHRASE: PASSPHRASE, DATA_DIR: path.join(folder, "data") };
    const { status, stderr } = spawnSync(process.execPath, ["bin/restore.mjs", path.join(folder, "backup.sealed")], {
      env,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, "这份备份已损坏或不完整，不能用来恢复；请换另一份备份。\n"]);
  });

  test("that is killed before there is a database leaves no folder that looks new, and can be done again", async () => {
    const { address } = await save();
    const target = path.join(folder, "data");
    const child = command("bin/restore.mjs", [address], target);
    const ended = new Promise((resolve) => child.once("close", resolve));
    await expect.poll(() => existsSync(path.join(target, "postgres")), { interval: 1, timeout: 30_000 }).toBe(true);
    child.kill("SIGKILL");
    await ended;
    expect(existsSync(path.join(target, "postgres", "data"))).toBe(false);
    for (const script of ["bin/migrate.mjs", "bin/backup.mjs"])
      expect(await run(script, [], target)).toMatchObject({ code: 1, said: expect.stringContaining("没有") });
    await expect(refuseHalfRestored({ databaseUrl, dataDir: target })).rejects.toThrow("这里的恢复没有做完");
    expect(await run("bin/migrate.mjs", [], target)).toMatchObject({ said: expect.stringContaining("恢复没有做完") });
    expect(await run("bin/restore.mjs", [address], target)).toMatchObject({ code: 0 });
    expect(await readdir(target)).not.toContain("restoring");
    expect(identityOfFolder(target)).toBe(identity);
    expect(await run("bin/migrate.mjs", [], target)).toMatchObject({ code: 0 });
  }, 120_000);
});

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

test("a folder with the secret of another school keeps it, and nothing comes back there", async () => {
  const { address } = await save();
  const target = { databaseUrl: await anEmptyDatabase(), dataDir: path.join(folder, "of-another-school") };
  await mkdir(target.dataDir);
  const secret = path.join(target.dataDir, "auth-secret");
  await writeFile(secret, "the-secret-of-another-school");
  const bringing = restore({ entries: readBackup(address, undefined), env: {}, ...target });
  await expect(bringing).rejects.toThrow("另一所学校");
  expect(await readFile(secret, "utf8")).toBe("the-secret-of-another-school");
  await expect(refuseHalfRestored(target)).rejects.toThrow("没有做完");
});

test("of two restores into one database at once one is done and the other refused", async () => {
  const { address } = await save();
  const target = await anEmptyDatabase();
  const dataDirs = ["one", "two"].map((name) => path.join(folder, name));
  for (const each of dataDirs) await mkdir(each);
  const results = await Promise.allSettled(
    dataDirs.map((each) =>
      restore({ entries: readBackup(address, undefined), databaseUrl: target, dataDir: each, env: {} }),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = results.find((result): result is PromiseRejectedResult => result.status === "rejected");
  expect(refused?.reason.message).toContain("另一次恢复");
  expect(await wholeDatabase(target)).toEqual(await wholeDatabase(databaseUrl));
});
