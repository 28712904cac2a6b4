import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { askDatabase } from "./database-answers.mjs";

const here = process.env.DATABASE_URL!;

test("a database that is there gives its rows", async () => {
  expect(await askDatabase(here, `SELECT 1 AS "one"`)).toEqual([{ one: 1 }]);
});

test("a database that is away, or refuses, gives nothing", async () => {
  expect(await askDatabase("postgresql://nobody@127.0.0.1:1/none", "SELECT")).toBeUndefined();
  expect(await askDatabase(here, "SELECT 1/0")).toBeUndefined();
});

test("a database that hangs is not waited for", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const { port } = silent.address() as AddressInfo;
  const [one, other] = [1, 2].map(() => askDatabase(`postgresql://nobody@127.0.0.1:${port}/none`, "SELECT 2"));
  expect(one).toBe(other);
  expect(await one).toBeUndefined();
  silent.close();
});

test("a statement that hangs is not waited for", async () => {
  expect(await askDatabase(here, "SELECT pg_sleep(60)")).toBeUndefined();
});
