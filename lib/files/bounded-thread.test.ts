import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inThread, OutOfBounds } from "./bounded-thread";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "thread-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ENOUGH = { milliseconds: 60_000, megabytes: 64 };

async function run(work: string, bounds = ENOUGH) {
  const file = path.join(folder, "program.mjs");
  await writeFile(file, `import { parentPort, workerData } from "node:worker_threads";\n${work}`);
  return inThread(file, { text: "a".repeat(10) }, bounds);
}

test("a program gives its answer, and knows nothing of the server's environment", async () => {
  expect(await run("parentPort.postMessage({ workerData, env: { ...process.env } })")).toEqual({
    workerData: { text: "aaaaaaaaaa" },
    env: {},
  });
});

test("one that fails, or ends without an answer, says so", async () => {
  await expect(run("throw new Error('gone')")).rejects.toThrow("gone");
  await expect(run("process.exit(3)")).rejects.toThrow("ended with 3");
});

test("one that takes too long is ended, also within a pattern that tries every way to divide what it reads", async () => {
  // As a scan for a script's address once was: this takes years.
  const between = "(?:[\\\\0-\\\\x20]|\\\\\\\\[\\\\r\\\\n]+|\\\\\\\\[nrtfb]|\\\\\\\\0{1,3}(?![0-7])){0,16}";
  const work = `
    const letters = [..."javascript:"];
    const pattern = new RegExp("\\\\(" + letters.map((letter) => "${between}\\\\\\\\?" + letter).join(""));
    const text = "(" + letters.map((letter) => "\\\\" + "\\n".repeat(15) + letter).join("").replace(":", "!");
    parentPort.postMessage(pattern.test(text));`;
  await expect(run(work, { ...ENOUGH, milliseconds: 500 })).rejects.toThrow(OutOfBounds);
});

test("one that fills its memory is ended, and the process goes on", async () => {
  await expect(run("const all = []; for (;;) all.push({ all });")).rejects.toThrow(OutOfBounds);
  expect(await run("parentPort.postMessage(1)")).toBe(1);
});
