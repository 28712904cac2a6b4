import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { measureProcess } from "@/lib/core/metrics";
import { logRequestError } from "@/lib/core/request-errors";
import { GET } from "./route";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.METRICS_TOKEN = "a token of the monitor's";
});

const ask = (headers: Record<string, string>) => GET(new Request("http://localhost/api/metrics", { headers }));
const NEAR = { "x-from-this-machine": "1" };

/** The number at the end of a line, 0 where there is none yet. */
async function numberOf(name: string): Promise<number> {
  const lines = (await (await ask(NEAR)).text()).split("\n");
  return Number(lines.find((line) => line.startsWith(`${name} `))?.slice(name.length) ?? 0);
}

test("what the server counts is told on this machine, and elsewhere only for the token", async () => {
  expect((await ask({})).status).toBe(404);
  expect((await ask({ authorization: "Bearer somebody's" })).status).toBe(404);
  expect((await ask({ authorization: "Bearer " })).status).toBe(404);
  expect((await ask({ "x-from-this-machine": "0" })).status).toBe(404);
  expect((await ask({ authorization: "Bearer a token of the monitor's" })).status).toBe(200);
  const near = await ask(NEAR);
  expect(near.status).toBe(200);
  expect(near.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
});

test("the numbers move with what happens", async () => {
  measureProcess();
  measureProcess();
  const [asked, broken] = ["school_query_seconds_count", 'school_errors_total{kind="render"}'];
  const before = { asked: await numberOf(asked), broken: await numberOf(broken) };
  await db.account.count();
  await db.$transaction((tx) => tx.account.count());
  logRequestError(new TypeError("a test's"), { method: "GET", route: "/", kind: "render" });
  expect(await numberOf(asked)).toBeGreaterThanOrEqual(before.asked + 4);
  expect(await numberOf(broken)).toBe(before.broken + 1);
  expect(await numberOf("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(await numberOf('school_database_connections{state="idle"}')).toBeGreaterThan(0);
});
