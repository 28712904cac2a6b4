import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runningServer } from "./postgres.mjs";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "postgres-test-"));
});
afterEach(() => rmSync(data, { recursive: true }));

test("a server whose note comes and goes while it is looked for is there or not there", async () => {
  const program = `
    const { writeFileSync, rmSync } = require("node:fs");
    process.stdout.write("begun");
    for (;;) { writeFileSync("postmaster.pid", "1\\n\\n\\n5432"); rmSync("postmaster.pid"); }`;
  const child = spawn(process.execPath, ["-e", program], { cwd: data, stdio: "pipe" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  try {
    for (let looked = 0; looked < 20_000; looked++) expect(runningServer(data)).toBeUndefined();
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
});

test("a note that is empty yet names no server", () => {
  writeFileSync(join(data, "postmaster.pid"), "");
  expect(runningServer(data)).toBeUndefined();
});
