import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isHeld } from "./folder-lock.mjs";

const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
/** Takes the folder, says what came of it, and keeps it until a signal ends it. */
const program = `
  const { takeFolder } = await import(${module("./folder-lock.mjs")});
  const { stopOnSignals } = await import(${module("./shutdown.mjs")});
  stopOnSignals();
  process.stdout.write(JSON.stringify((await takeFolder(process.argv[1])) ?? null) + "\\n");
  setInterval(() => {}, 1000);`;

let folder: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "folder-lock-test-"));
});
afterEach(async () => {
  await Promise.all(children.map((child) => end(child, "SIGKILL")));
  children = [];
  rmSync(folder, { recursive: true });
});

/** Stands still for a while before it renames anything, as on a busy machine or a slow disk. */
const dawdling = `
  const fs = (await import("node:fs")).default;
  const { renameSync } = fs;
  fs.renameSync = (...names) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
    renameSync(...names);
  };
  (await import("node:module")).syncBuiltinESMExports();`;

function begun(before: string): { child: ChildProcess } {
  const child = spawn(process.execPath, ["--input-type=module", "-e", before + program, folder], { stdio: "pipe" });
  children.push(child);
  return { child };
}

async function take(before = ""): Promise<{ child: ChildProcess; holder: { pid: number; near: boolean } | null }> {
  const { child } = begun(before);
  const said = await new Promise<Buffer>((resolve) => child.stdout!.once("data", resolve));
  return { child, holder: JSON.parse(String(said)) };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

const file = () => join(folder, "in-use");
const rewrite = (change: object) =>
  writeFileSync(file(), JSON.stringify({ ...JSON.parse(readFileSync(file(), "utf8")), ...change }));

test("one process holds a folder, the next learns which", async () => {
  const { child, holder } = await take();
  expect(holder).toBeNull();
  expect((await take()).holder).toMatchObject({ pid: child.pid, near: true });
  expect(await isHeld(folder)).toBe(true);
});

test("of many that find what a killed one left exactly one gets it", async () => {
  const { child } = await take();
  await end(child, "SIGKILL");
  const tries = await Promise.all(Array.from({ length: 5 }, () => take()));
  expect(tries.filter(({ holder }) => holder === null)).toHaveLength(1);
});

test("of very many at once, on a busy machine, exactly one gets it, round after round", async () => {
  for (let round = 0; round < 3; round++) {
    writeFileSync(file(), JSON.stringify({ token: `dead-${round}`, pid: 1, began: "0", space: "elsewhere" }));
    const tries = await Promise.all(Array.from({ length: 16 }, () => take()));
    expect(tries.filter(({ holder }) => holder === null)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["in-use"]);
    await Promise.all(tries.map(({ child }) => end(child, "SIGKILL")));
  }
}, 120_000);

test("one that dawdles while it takes a leftover over does not take it from another", async () => {
  const { child } = await take();
  await end(child, "SIGKILL");
  const tries = await Promise.all([take(dawdling), take(), take(dawdling)]);
  expect(tries.filter(({ holder }) => holder === null)).toHaveLength(1);
});

test("one that was killed while it took a leftover over is in nobody's way", async () => {
  const { child } = await take();
  await end(child, "SIGKILL");
  copyFileSync(file(), `${file()}.turn`);
  expect((await take()).holder).toBeNull();
  expect(readdirSync(folder)).toEqual(["in-use"]);
});

test("a holder that finds another in its place stops with a sentence, and leaves the other's note", async () => {
  const { child } = await take();
  let error = "";
  child.stderr!.on("data", (text) => {
    error += text;
  });
  const code = new Promise((resolve) => child.once("close", resolve));
  rewrite({ token: "another", pid: 4711, command: "npm run start" });
  expect(await code).toBe(1);
  expect(error).toContain("已被另一个程序接管（进程 4711，npm run start），这里停止运行");
  expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ token: "another" });
});

test("a note that somebody tidied away is put back", async () => {
  const { child } = await take();
  const before = readFileSync(file(), "utf8");
  rmSync(file());
  await expect.poll(() => existsSync(file()), { timeout: 10_000 }).toBe(true);
  expect(readFileSync(file(), "utf8")).toBe(before);
  expect((await take()).holder).toMatchObject({ pid: child.pid });
});

test("whoever ends in order leaves nothing", async () => {
  const { child } = await take();
  await end(child, "SIGTERM");
  expect(existsSync(file())).toBe(false);
});

test("what a killed process left is taken over", async () => {
  const { child } = await take();
  await end(child, "SIGKILL");
  expect(await isHeld(folder)).toBe(false);
  expect((await take()).holder).toBeNull();
});

test("a copy of a folder in use is nobody's", async () => {
  await take();
  const copy = mkdtempSync(join(tmpdir(), "folder-lock-test-"));
  copyFileSync(file(), join(copy, "in-use"));
  expect(await isHeld(copy)).toBe(false);
  rmSync(copy, { recursive: true });
});

test("a number that belongs to another process by now is not the holder", async () => {
  const { child } = await take();
  await end(child, "SIGKILL");
  rewrite({ pid: process.pid });
  expect((await take()).holder).toBeNull();
});

test("a holder in another container, whose number says nothing here, is known by its beat", async () => {
  const { child } = await take();
  rewrite({ space: "elsewhere", pid: 1 });
  expect((await take()).holder).toEqual({ pid: 1, near: false, command: expect.any(String) });
  await end(child, "SIGKILL");
  expect((await take()).holder).toBeNull();
});

/** A disk that refuses one thing with this code, as long as the file named `broken` lies beside the folder. */
const refusing = (call: string, code: string, isMeant: string) => `
  const fs = (await import("node:fs")).default;
  const { ${call}: proper, existsSync } = fs;
  fs.${call} = (...given) => {
    if (existsSync(process.argv[1] + ".broken") && (${isMeant})(...given))
      throw Object.assign(new Error("${code}, refused"), { code: "${code}" });
    return proper(...given);
  };
  (await import("node:module")).syncBuiltinESMExports();`;
const isNote = `(name) => String(name).endsWith("/in-use")`;
const breakDisk = () => writeFileSync(`${folder}.broken`, "");
const mendDisk = () => rmSync(`${folder}.broken`, { force: true });
afterEach(() => mendDisk());

test("a note that is there but cannot be read is told by its name, at once", async () => {
  writeFileSync(file(), "of another account");
  breakDisk();
  const { child } = begun(refusing("readFileSync", "EACCES", isNote));
  let error = "";
  child.stderr!.on("data", (text) => {
    error += text;
  });
  await new Promise((resolve) => child.once("close", resolve));
  expect(error).toContain(`读不了 ${file()}（EACCES）`);
});

test("a holder that cannot read its note at this moment still holds the folder", async () => {
  const { child } = await take(
    `${refusing("readFileSync", "EMFILE", isNote)}
     process.on("SIGUSR2", async () => {
       const { holds } = await import(${module("./folder-lock.mjs")});
       process.stdout.write(String(holds(process.argv[1])));
     });`,
  );
  breakDisk();
  const said = new Promise((resolve) => child.stdout!.once("data", (text) => resolve(String(text))));
  child.kill("SIGUSR2");
  expect(await said).toBe("true");
});

test("a note that cannot be put back on a full disk is put back when there is room", async () => {
  const { child } = await take(`
    ${refusing("linkSync", "ENOSPC", "() => true")}
    const { linkSync } = fs;
    fs.linkSync = (...names) => {
      try { linkSync(...names); } catch (error) { process.stdout.write("full"); throw error; }
    };
    (await import("node:module")).syncBuiltinESMExports();`);
  breakDisk();
  const full = new Promise((resolve) => child.stdout!.once("data", resolve));
  rmSync(file());
  await full;
  mendDisk();
  await expect.poll(() => existsSync(file()), { timeout: 10_000 }).toBe(true);
  expect(child.exitCode).toBeNull();
});

test("what killed processes left beside the note goes when the folder is taken; what others write now stays", async () => {
  const beside = (name: string) => join(folder, `${name}.${randomUUID()}`);
  const [old, ofTurn, young] = [beside("in-use"), beside("in-use.turn"), beside("in-use")];
  for (const path of [old, ofTurn, young]) writeFileSync(path, "{}");
  for (const path of [old, ofTurn]) utimesSync(path, new Date(0), new Date(0));
  expect((await take()).holder).toBeNull();
  expect(readdirSync(folder).sort()).toEqual(["in-use", basename(young)].sort());
});

test("a takeover that fails leaves nothing beside the note", async () => {
  const { child } = await take();
  await end(child, "SIGKILL");
  breakDisk();
  const failing = begun(refusing("renameSync", "EIO", "() => true"));
  await new Promise((resolve) => failing.child.once("close", resolve));
  expect(readdirSync(folder)).toEqual(["in-use"]);
});
