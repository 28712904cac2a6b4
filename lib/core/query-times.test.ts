import { beforeEach, expect, test, vi } from "vitest";
import { db } from "./db";
import { log } from "./log";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.SLOW_QUERY_MS = "1";
});

const said = vi.spyOn(log, "warn").mockImplementation(() => {});
const slowly = (tx: Pick<typeof db, "$queryRaw">) =>
  tx.$queryRaw`SELECT count(*)::int, ${"13800138000"}::text AS "typed" FROM generate_series(1, 300000)`;

beforeEach(() => said.mockClear());

test("a slow query has a line with its statement and without its values, in a transaction too", async () => {
  await slowly(db);
  await db.$transaction((tx) => slowly(tx));
  const lines = said.mock.calls.filter(([line]) => JSON.stringify(line).includes("generate_series"));
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toEqual([{ ms: expect.any(Number), statement: expect.stringContaining("$1::text") }, "a slow query"]);
  }
  expect(JSON.stringify(said.mock.calls)).not.toContain("13800138000");
});

test("a slow query that breaks has its line as well", async () => {
  await expect(
    db.$queryRaw`SELECT count(*) / 0 FROM generate_series(1, 300000) WHERE ${"13800138000"} <> ''`,
  ).rejects.toThrow();
  const lines = said.mock.calls.filter(([line]) => JSON.stringify(line).includes("generate_series"));
  expect(lines).toHaveLength(1);
});

test("a query that the absence of the database cut off has none: that stands in the log once", async () => {
  await expect(
    db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text FROM (SELECT count(*) FROM generate_series(1, 300000)) AS "all"`,
  ).rejects.toThrow();
  expect(said.mock.calls.filter(([line]) => JSON.stringify(line).includes("generate_series"))).toEqual([]);
});
