import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { identityOfFolder } from "@/bin/lib/identity.mjs";
import {
  bringBackInto,
  databaseUrl,
  dataDir,
  digestOf,
  type Environment,
  filesIn,
  identity,
  loadSchool,
  PASSPHRASE,
  removeSchool,
  saveSchool,
} from "@/lib/testing/backups";
import { anEmptyDatabase, wholeDatabase } from "@/lib/testing/databases";
import { readBackup } from "./places.mjs";
import { restore } from "./restore.mjs";
import { refuseHalfRestored } from "./target.mjs";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/restore-test-${process.pid}`;
});

beforeAll(loadSchool);
afterAll(removeSchool);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "restores-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const save = (env: Environment = {}) => saveSchool({ BACKUP_TO: folder, ...env });
const bringBack = (address: string, more?: Parameters<typeof bringBackInto>[2]) => bringBackInto(folder, address, more);

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
    const all = Object.entries(await filesIn(address)).filter(([, content]) => content !== digestOf(Buffer.alloc(0)));
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
