import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generation, hearChanges } from "@/server/changes.mjs";
import { announcementsReach } from "./announcements.mjs";
import { changesHeard, currentGeneration } from "./changes";
import { db } from "./db";
import { publicRead } from "./public-read";

/** Tables of which no public page shows anything. Any other announces its changes. */
const NOT_SHOWN = [
  ...[
    "Account",
    "AppointmentCandidate",
    "AppointmentProposal",
    "AuditEntry",
    "AuditLink",
    "AuditTally",
    "Backup",
    "HandedNote",
    "Installation",
    "Invitation",
    "JobTurn",
    "KnownBrowser",
    "LetterBatch",
    "LetterSequence",
  ],
  ...["Session", "RecoveryCode", "SecondFactor", "UnclaimedFolder", "WrongGuess", "_prisma_migrations", "rate_limits"],
];

const other = new Client({ connectionString: process.env.DATABASE_URL });

beforeAll(async () => {
  await other.connect();
  await hearChanges(process.env.DATABASE_URL);
});
afterAll(() => other.end());

test("every table announces its changes, but those of which the public sees nothing", async () => {
  const rows = await db.$queryRaw<{ name: string; announces: boolean }[]>`
    SELECT relname::text AS "name",
           EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'public_change' AND tgenabled = 'O') AS "announces"
    FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`;
  const silent = rows.filter(({ announces }) => !announces).map(({ name }) => name);
  expect(silent.sort()).toEqual([...NOT_SHOWN].sort());
  expect(rows.length).toBeGreaterThan(NOT_SHOWN.length + 20);
});

test("somebody else who comes to listen changes nothing", async () => {
  const before = currentGeneration();
  await other.query("SELECT pg_notify('announcement_proof', 'somebody')");
  const newcomer = new Client({ connectionString: process.env.DATABASE_URL });
  await newcomer.connect();
  expect(await announcementsReach(newcomer, process.env.DATABASE_URL, 3000)).toBe("reach");
  await newcomer.end();
  await changesHeard();
  expect(currentGeneration()).toBe(before);
});

test("a change that another program commits is heard of, one that is rolled back is not", async () => {
  const before = currentGeneration();
  expect(before).toBeGreaterThan(0);
  await other.query("BEGIN");
  await change();
  await changesHeard();
  expect(currentGeneration()).toBe(before);
  await other.query("ROLLBACK");
  await changesHeard();
  expect(currentGeneration()).toBe(before);
  await change();
  await changesHeard();
  expect(currentGeneration()).toBeGreaterThan(before!);
});

test("what was read before a change is not given after it, however long the reading takes", async () => {
  let word = "before";
  const gates: (() => void)[] = [];
  const read = publicRead("held open", async () => {
    const seen = word;
    await new Promise<void>((resolve) => gates.push(resolve));
    return { seen };
  });
  const held = read();
  expect(read()).toBe(held);
  word = "after";
  await change();
  await changesHeard();
  const next = read();
  for (const open of gates) open();
  expect(await held).toEqual({ seen: "before" });
  expect(await next).toEqual({ seen: "after" });
  expect(await read()).toBe(await next);
  expect(Object.isFrozen(await next)).toBe(true);
});

test("a read that failed is made again", async () => {
  let tries = 0;
  const read = publicRead("fails once", async () => {
    tries += 1;
    if (tries === 1) throw new Error("away");
    return tries;
  });
  await expect(read()).rejects.toThrow("away");
  expect(await read()).toBe(2);
});

test("without its connection a server keeps nothing, and what it missed is not believed afterwards", async () => {
  const before = currentGeneration()!;
  await other.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid() AND query IN ('LISTEN public_change', 'NOTIFY public_change', 'SELECT')`);
  await until(() => generation() === undefined);
  expect(await publicRead("unheard", async () => 1)()).toBe(1);
  await change();
  await until(() => generation() !== undefined);
  expect(currentGeneration()).toBeGreaterThan(before);
});

async function change(): Promise<void> {
  await other.query(`UPDATE "Setting" SET "key" = "key" WHERE false`);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(5);
}
