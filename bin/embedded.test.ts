import { type ChildProcess, execFile, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withClient } from "./lib/database.mjs";
import { identityOfFolder } from "./lib/identity.mjs";
import { freePort } from "./lib/ports.mjs";
import { runningServer } from "./lib/postgres.mjs";

/** Others may not enter it: as root, the database runs as one of them. */
let closed: string;
let dataDir: string;
let holders: ChildProcess[] = [];

/** A folder with a school, of which each test gets a copy. */
let school: string;

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
beforeAll(async () => {
  school = mkdtempSync(join(tmpdir(), "embedded-test-"));
  expect(await migrate(school)).toMatchObject({ code: 0, error: "" });
});
afterAll(() => rmSync(school, { recursive: true }));
beforeEach(() => {
  closed = mkdtempSync(join(tmpdir(), "embedded-test-"));
  chmodSync(closed, 0o700);
  dataDir = join(closed, "数据");
});
afterEach(async () => {
  await Promise.all(holders.map((child) => end(child, "SIGTERM")));
  holders = [];
  rmSync(closed, { recursive: true });
});

type Result = { code: unknown; output: string; error: string };

/** Runs a command of bin/ on a data folder: `npm run migrate` is all of a start but the web server. */
function run(
  script: string,
  folder = dataDir,
  variables: Record<string, string> = {},
  args: string[] = [],
): Promise<Result> {
  const env = { ...process.env, DATABASE_URL: "", DATA_DIR: folder, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (failure, output, error) =>
      resolve({ code: failure?.code ?? 0, output, error }),
    );
  });
}
const migrate = (folder?: string) => run("bin/migrate.mjs", folder);

const library = JSON.stringify(new URL("./lib/database.mjs", import.meta.url).href);
const shutdown = JSON.stringify(new URL("./lib/shutdown.mjs", import.meta.url).href);

const supervision = JSON.stringify(new URL("./lib/supervise.mjs", import.meta.url).href);

/** A process that keeps the database of a folder up, until it is ended, as `npm start` does. Gives it with its address. */
async function hold(folder = dataDir): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    const { startDatabase } = await import(${library});
    (await import(${shutdown})).stopOnSignals();
    const { databaseEnd, keepUp } = await import(${supervision});
    const database = await startDatabase({ dataDir: process.argv[1] });
    process.stdout.write(database.url);
    const running = { ended: databaseEnd(database) };
    const begin = async () => (await database.revive(), { ended: databaseEnd(database) });
    await keepUp({ name: "数据库", running, begin, hasRoom: () => true });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, folder], { stdio: "pipe" });
  holders.push(child);
  const url = await new Promise<Buffer>((resolve) => child.stdout!.once("data", resolve));
  return { child, url: String(url) };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

/** What stands beside each other in `postgres`. */
const PARTS = ["data", "log", "owner-password", "password", "port", "server-password"];
const data = (folder = dataDir) => join(folder, "postgres", "data");
function copy(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}
const begin = () => copy(school, dataDir);

describe("a data folder", () => {
  test("holds its database, also below a folder that the database's user may not enter", async () => {
    expect(await migrate()).toMatchObject({ code: 0, error: "" });
    expect(readdirSync(dataDir)).toEqual(["identity", "postgres"]);
    expect(readdirSync(join(dataDir, "postgres")).sort()).toEqual(PARTS);
  });

  test("that is copied is a school of its own: the live one does not hear of it", async () => {
    begin();
    const other = copy(dataDir, join(closed, "copy"));
    const [{ url }, theirs] = [await hold(), await hold(other)];
    expect(theirs.url).not.toBe(url);
    expect(runningServer(data(other))?.pid).not.toBe(runningServer(data())?.pid);
  });

  test("that is copied while its database runs is refused", async () => {
    begin();
    await hold();
    const { code, error } = await migrate(copy(dataDir, join(closed, "copy")));
    expect([code, error]).toEqual([1, expect.stringContaining("是在系统运行时复制的")]);
  });

  test("that is moved after a crash comes up again", async () => {
    begin();
    const { child } = await hold();
    await end(child, "SIGKILL");
    process.kill(runningServer(data())!.pid!, "SIGQUIT");
    await vi.waitUntil(() => !runningServer(data()), 10_000);
    renameSync(dataDir, join(closed, "moved"));
    expect(await migrate(join(closed, "moved"))).toMatchObject({ code: 0, error: "" });
  });

  test("whose database is gone is refused, and no new one is made", async () => {
    begin();
    rmSync(data(), { recursive: true });
    const { code, error } = await migrate();
    expect([code, error]).toEqual([1, expect.stringContaining("它的数据库（postgres/data）不在了，没有启动")]);
    expect(existsSync(data())).toBe(false);
  });

  test("in which another school's database was put is refused", async () => {
    begin();
    const other = join(closed, "other");
    await migrate(other);
    rmSync(join(dataDir, "postgres"), { recursive: true });
    renameSync(join(other, "postgres"), join(dataDir, "postgres"));
    const { code, error } = await migrate();
    expect([code, error]).toEqual([1, expect.stringContaining("不属于同一个学校")]);
  });

  test("that another process works on is refused to a second start, and lent to a command", async () => {
    begin();
    const { child } = await hold();
    const { code, error } = await run("bin/start.mjs", dataDir, { PORT: String(await freePort()), HOST: "127.0.0.1" });
    expect([code, error]).toEqual([1, expect.stringContaining(`正由另一个程序使用（进程 ${child.pid}，`)]);
    expect(await migrate()).toEqual({ code: 0, output: "数据库结构已是最新。\n", error: "" });
    expect(runningServer(data())).toBeDefined();
  });

  test("whose database hangs is told to a second start at once, and to commands after a while", async () => {
    begin();
    const { child } = await hold();
    const { pid } = runningServer(data())!;
    process.kill(pid!, "SIGSTOP");
    try {
      const variables = { PORT: String(await freePort()), HOST: "127.0.0.1" };
      const second = await run("bin/start.mjs", dataDir, variables);
      expect([second.code, second.error]).toEqual([1, expect.stringContaining(`（进程 ${child.pid}，`)]);
      const commands = ["backup", "unlock", "audit-verify"].map((name) =>
        run(`bin/${name}.mjs`, dataDir, {}, ["zhang"]),
      );
      for (const { code, error } of await Promise.all(commands))
        expect([code, error]).toEqual([1, expect.stringContaining("但它的数据库没有回应")]);
    } finally {
      process.kill(pid!, "SIGCONT");
    }
  }, 60_000);

  test("whose database dies gets it back, at the same address", async () => {
    begin();
    const { url } = await hold();
    const before = runningServer(data())!.pid!;
    process.kill(before, "SIGKILL");
    await vi.waitUntil(() => ![undefined, before].includes(runningServer(data())?.pid), 30_000);
    const answer = () => withClient(url, (client: Client) => client.query("select 1")).catch(() => undefined);
    await vi.waitUntil(answer, 30_000);
  });

  test("whose database comes up at another port is found there, and noted", async () => {
    begin();
    const { url } = await hold();
    const { pid, port } = runningServer(data())!;
    process.kill(pid!, "SIGKILL");
    const blocker = createServer();
    const block = () =>
      new Promise<boolean>((resolve) => {
        blocker.once("error", () => resolve(false));
        blocker.listen(port, "127.0.0.1", () => resolve(true));
      });
    await vi.waitUntil(block, { timeout: 30_000, interval: 5 });
    try {
      await vi.waitUntil(() => ![undefined, pid].includes(runningServer(data())?.pid), 60_000);
      const noted = () => Number(readFileSync(join(dataDir, "postgres", "port"), "utf8"));
      await vi.waitUntil(() => noted() !== port && noted() === runningServer(data())?.port, 60_000);
      expect(new URL(url).port).toBe(String(port));
      expect(await migrate()).toEqual({ code: 0, output: "数据库结构已是最新。\n", error: "" });
      expect(await run("bin/backup.mjs")).toMatchObject({ code: 0, error: "" });
    } finally {
      blocker.close();
    }
  });

  test("whose holder was killed is taken over with the server that still runs", async () => {
    begin();
    const { child } = await hold();
    await end(child, "SIGKILL");
    expect(runningServer(data())).toBeDefined();
    expect(await migrate()).toMatchObject({ code: 0, error: "" });
    expect(runningServer(data())).toBeUndefined();
  });

  test("of an earlier version, with a pointer to its database, gets it back", async () => {
    begin();
    const [name, away] = [identityOfFolder(dataDir), join(closed, "away")];
    mkdirSync(away);
    renameSync(data(), join(away, "data"));
    writeFileSync(join(dataDir, "postgres", "location"), away);
    expect(await migrate()).toMatchObject({ code: 0, error: "" });
    expect(readdirSync(join(dataDir, "postgres")).sort()).toEqual(PARTS);
    expect(identityOfFolder(dataDir)).toBe(name);
  });
});

describe("a data folder in which something is not what it should be is told in a sentence", () => {
  const refused = async (sentence: string) => {
    const { code, output, error } = await migrate();
    expect({ code, output, error }).toEqual({ code: 1, output: "", error: expect.stringContaining(sentence) });
    expect(error.trim().split("\n")).toHaveLength(1);
    expect(runningServer(data())).toBeUndefined();
  };

  test.each(["in-use", "identity", "auth-secret"])("%s is a folder", async (name) => {
    begin();
    rmSync(join(dataDir, name), { force: true });
    mkdirSync(join(dataDir, name));
    await refused(`${join(dataDir, name)} 应该是一个文件，现在却不是`);
  });

  test.each(["uploads", "files", "letter-batches"])("%s is a file", async (name) => {
    begin();
    writeFileSync(join(dataDir, name), "");
    await refused(`${join(dataDir, name)} 应该是一个文件夹，现在却不是`);
  });

  test("the password is another database's", async () => {
    begin();
    writeFileSync(join(dataDir, "postgres", "password"), "another");
    await refused("里的密码不是这个数据库的");
  });

  test.each(["password", "server-password", "owner-password"])("%s is of zeros", async (name) => {
    begin();
    writeFileSync(join(dataDir, "postgres", name), Buffer.alloc(43));
    await refused(`${join(dataDir, "postgres", name)} 的内容已损坏`);
  });

  test("server-password is a folder", async () => {
    begin();
    rmSync(join(dataDir, "postgres", "server-password"));
    mkdirSync(join(dataDir, "postgres", "server-password"));
    await refused("应该是一个文件，现在却不是");
  });
});

describe("a first start whose database is killed", () => {
  test("while the school is loaded says so in a sentence, and the next one goes on", async () => {
    const port = String(await freePort());
    const where = { DATABASE_URL: "", DATA_DIR: dataDir, PORT: port, HOST: "127.0.0.1", AUTH_SECRET: "" };
    const env = { ...process.env, ...where };
    const child = spawn(process.execPath, ["bin/start.mjs"], { env, stdio: "pipe" });
    holders.push(child);
    let error = "";
    child.stderr!.on("data", (text) => {
      error += text;
    });
    const code = new Promise((resolve) => child.once("close", resolve));
    await vi.waitUntil(() => existsSync(join(dataDir, "auth-secret")), { timeout: 60_000, interval: 5 });
    process.kill(runningServer(data())!.pid!, "SIGKILL");
    expect(await code).toBe(1);
    expect(error).toBe("内置数据库在启动时意外停止，没有启动成功；写了一半的内容会撤回，数据没有丢。请再启动一次。\n");
    expect(await migrate()).toMatchObject({ code: 0, error: "" });
  });
});

describe("a first start that is interrupted while the database is made", () => {
  /** Starts, and ends the process with this signal as soon as PostgreSQL is writing. */
  async function interrupt(signal: NodeJS.Signals) {
    const env = { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir };
    const child = spawn(process.execPath, ["bin/migrate.mjs"], { env, stdio: "ignore" });
    const folder = join(dataDir, "postgres");
    const isWriting = () =>
      existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, "PG_VERSION")));
    await vi.waitUntil(isWriting, { timeout: 60_000, interval: 5 });
    await end(child, signal);
  }

  test("leaves nothing behind", async () => {
    await interrupt("SIGINT");
    expect(existsSync(dataDir) ? readdirSync(dataDir) : []).toEqual([]);
  });

  test("and killed, leaves nothing that the next one does not clear", async () => {
    await interrupt("SIGKILL");
    expect(await migrate()).toMatchObject({ code: 0, error: "" });
    expect(readdirSync(join(dataDir, "postgres")).sort()).toEqual(PARTS);
    expect(readFileSync(join(dataDir, "identity"), "utf8")).toMatch(/^[0-9a-f-]{36}\n$/);
  });
});
