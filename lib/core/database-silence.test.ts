import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { aRelay } from "@/lib/testing/relay";
import type { PrismaClient } from "@/prisma/generated/client";
import { absenceOf } from "./database-absence";
import { askDatabase } from "./database-answers.mjs";
import { isDatabaseAway } from "./database-away";
import { connectTo, type Tx } from "./db";
import { log } from "./log";

/** As many as the pool has. */
const ALL = Array.from({ length: 10 }, (_, index) => index);

let relay: Awaited<ReturnType<typeof aRelay>>;
let db: PrismaClient;
const said = { away: vi.spyOn(log, "error"), back: vi.spyOn(log, "warn") };

beforeAll(async () => {
  relay = await aRelay();
  db = connectTo(relay.url);
});
afterEach(async () => {
  relay.release();
  await vi.waitUntil(() => !absenceOf(relay.url).isAway, 5000);
  vi.clearAllMocks();
});
afterAll(async () => {
  await db.$disconnect();
  relay.stop();
});

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

const ask = () => db.$queryRaw`SELECT 1::text`;

/** Transactions on every connection at once, none of which ends before all have begun. */
function everywhere(atTheEnd: () => void = () => {}) {
  let missing = ALL.length;
  let open = () => {};
  const allThere = new Promise<void>((resolve) => {
    open = resolve;
  });
  const run = async (tx: Tx) => {
    await tx.$queryRaw`SELECT 1::text`;
    missing -= 1;
    if (missing === 0) {
      atTheEnd();
      open();
    }
    await allThere;
  };
  return ALL.map(() => db.$transaction(run));
}

test("who waits for a database that fell silent is told long before a statement's time is over", async () => {
  const later: Promise<unknown>[] = [];
  const ends = everywhere(() => {
    relay.hold();
    later.push(ask(), ask());
  });
  await Promise.all(ends.map(errorOf));
  const errors = await Promise.all([...ends, ...later].map(errorOf));
  expect(errors.map(isDatabaseAway)).toEqual(errors.map(() => true));
  for (const error of errors) expect(String((error as Error).message)).toMatch(/does not answer/);
});

test("while it is silent nobody waits anew, and the log has a line at either end", async () => {
  relay.hold();
  await errorOf(ask());
  const first = await Promise.race([
    errorOf(ask()),
    askDatabase(relay.url, "SELECT 3").then(() => "a question's time"),
  ]);
  expect(isDatabaseAway(first)).toBe(true);
  await Promise.all(ALL.map(() => errorOf(ask())));
  relay.release();
  await vi.waitUntil(() => !absenceOf(relay.url).isAway, 5000);
  expect(said.away).toHaveBeenCalledExactlyOnceWith({ state: "silent" }, "the database is away");
  expect(said.back).toHaveBeenCalledOnce();
});

test("when it is back every connection of the pool is", async () => {
  await Promise.all(everywhere(relay.hold).map(errorOf));
  relay.release();
  await vi.waitUntil(() => !absenceOf(relay.url).isAway, 5000);
  await Promise.all(everywhere());
});

test("a database that is only slow is waited for", async () => {
  await expect(db.$queryRaw`SELECT pg_sleep(4)::text`).resolves.toHaveLength(1);
  expect(said.away).not.toHaveBeenCalled();
});

test("a database that nothing listens at is away, and nobody is kept from asking", async () => {
  const url = "postgresql://nobody@127.0.0.1:1/none";
  const nobody = connectTo(url);
  await errorOf(nobody.account.count());
  await errorOf(nobody.account.count());
  await absenceOf(url).suspect();
  expect(absenceOf(url)).toMatchObject({ isAway: true, isSilent: false });
  expect(said.away).toHaveBeenCalledOnce();
});
