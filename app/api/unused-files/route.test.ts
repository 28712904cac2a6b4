import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { takeTurn } from "@/lib/core/job-turns";
import { DELETE } from "./route";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/own-uploads-test-${process.pid}`;
  process.env.SERVER_SECRET = "this server's own";
});
const uploads = path.join(process.env.DATA_DIR!, "uploads");

afterAll(() => rm(process.env.DATA_DIR!, { recursive: true, force: true }));

const ask = (secret: string) =>
  DELETE(
    new Request("http://localhost/api/unused-files", { method: "DELETE", headers: { "x-server-secret": secret } }),
  );

test("a server whose turn it never is clears its own folder of what uploads left", async () => {
  await takeTurn("unused-files", 0);
  await mkdir(uploads, { recursive: true });
  const left = path.join(uploads, "left");
  await writeFile(left, "left");
  const longAgo = new Date(Date.now() - 5 * 86_400_000);
  await utimes(left, longAgo, longAgo);
  expect((await ask("somebody's")).status).toBe(404);
  expect(await readdir(uploads)).toEqual(["left"]);
  expect((await ask("this server's own")).status).toBe(204);
  expect(await readdir(uploads)).toEqual([]);
});

test("what is done for all servers does not wait for a folder in disorder", async () => {
  await db.jobTurn.deleteMany();
  await rm(uploads, { recursive: true, force: true });
  await writeFile(uploads, "no folder");
  expect((await ask("this server's own")).status).toBe(200);
});
