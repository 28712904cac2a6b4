import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

async function take(): Promise<{ child: ChildProcess; holder: { pid: number; near: boolean } | null }> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, folder], { stdio: "pipe" });
  children.push(child);
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
  const tries = await Promise.all(Array.from({ length: 5 }, take));
  expect(tries.filter(({ holder }) => holder === null)).toHaveLength(1);
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
