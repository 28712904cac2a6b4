import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attach } from "./database.mjs";

let dataDir: string;
let server: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "database-test-"));
  mkdirSync(join(dataDir, "postgres", "data"), { recursive: true });
});
afterEach(() => {
  server?.kill("SIGKILL");
  server = undefined;
  rmSync(dataDir, { recursive: true });
});

const holder = { pid: process.pid, command: "node", near: true };

/** Something in a database's place, as it notes itself, that answers every question in this way. */
async function aServer(answer: string): Promise<void> {
  const data = join(dataDir, "postgres", "data");
  const program = `require("node:net").createServer((socket) => socket.on("error", () => {}).on("data", () => { ${answer} }))
    .listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;
  server = spawn(process.execPath, ["-e", program], { cwd: data, stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<Buffer>((resolve) => server!.stdout!.once("data", resolve));
  writeFileSync(join(data, "postmaster.pid"), `${server.pid}\n${data}\n0\n${port}\n`);
  writeFileSync(join(dataDir, "postgres", "password"), "x".repeat(43));
}

/** As PostgreSQL says that it takes nobody in yet. */
const RECOVERING = `
  const text = Buffer.from("SFATAL\\0C57P03\\0Mthe database system is starting up\\0\\0");
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(text.length + 4, 1);
  socket.end(Buffer.concat([head, text]));`;

test("a database that another process has not begun yet is waited for, and nobody is told to end it", async () => {
  const attached = attach(dataDir, holder, { silent: 1, starting: 500 });
  await expect(attached).rejects.toThrow(
    "还在启动或恢复（停电或被强行结束之后要久一些）。请不要结束它，过几分钟再试一次。",
  );
});

test("so is one that recovers", async () => {
  await aServer(RECOVERING);
  await expect(attach(dataDir, holder, { silent: 5000, starting: 500 })).rejects.toThrow("还在启动或恢复");
});

test("one that says nothing is not waited for as long", async () => {
  await aServer("");
  await expect(attach(dataDir, holder, { silent: 500, starting: 60_000 })).rejects.toThrow("但它的数据库没有回应");
});
