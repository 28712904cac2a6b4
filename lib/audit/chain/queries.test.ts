import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { applyMigrations, listMigrations } from "@/bin/lib/migrations.mjs";
import { record, SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { type DatabaseUrls, ownerOf, urlsAt } from "@/lib/testing/database-urls";
import { ownDatabase } from "@/lib/testing/databases";
import { PrismaClient } from "@/prisma/generated/client";
import { checkChain, currentHead, isOnChain } from "./queries";

const urls = ownDatabase();
const superuser = clientOf(urls.superUrl);
afterAll(() => superuser.$disconnect());

function clientOf(connectionString: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 2 }) });
}

const write = (tx: Tx, label: string) =>
  record(
    tx,
    SYSTEM,
    "lecturer.changed",
    { type: "lecturer", id: 7, label },
    { before: { post: "甲" }, after: { post: "乙" } },
  );

/** The numbers of the five entries every test finds. */
let ids: bigint[];
beforeAll(async () => {
  for (const label of ["一", "二", "三", "四", "五"]) await db.$transaction((tx) => write(tx, label));
  ids = (await db.auditLink.findMany({ orderBy: { position: "asc" }, take: 5 })).map(({ entryId }) => entryId);
});

/** What the check says after somebody with every right did this to the tables, behind the back of all triggers. */
async function checkAfter(...statements: string[]) {
  return asSuperuser(async (tx) => {
    for (const statement of statements) expect(await tx.$executeRawUnsafe(statement)).toBeGreaterThan(0);
    return checkChain(tx);
  });
}

async function asSuperuser<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  let result: { value: Result } | undefined;
  const undone = superuser.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    result = { value: await work(tx) };
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  return result!.value;
}

test("entries of transactions that run side by side stand in one chain", async () => {
  const before = await checkChain();
  await Promise.all(
    Array.from({ length: 24 }, (_, number) =>
      db.$transaction(async (tx) => {
        await write(tx, `${number}`);
        await tx.organization.count();
        await write(tx, `${number} 之二`);
      }),
    ),
  );
  const after = await checkChain();
  expect(after).toMatchObject({ broken: 0, links: before.links + 48 });
  expect(after.links).toBe(await db.auditEntry.count());
});

test("who has written an entry and goes on working makes nobody wait", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let noted = () => {};
  const written = new Promise<void>((resolve) => {
    noted = resolve;
  });
  const slow = db.$transaction(async (tx) => {
    await write(tx, "慢");
    noted();
    await finished;
  });
  await written;
  await db.$transaction((tx) => write(tx, "快"));
  finish();
  await slow;
  const last = await db.auditLink.findMany({ orderBy: { position: "desc" }, take: 2 });
  const entries = await db.auditEntry.findMany({ where: { id: { in: last.map(({ entryId }) => entryId) } } });
  expect(last.map(({ entryId }) => entries.find(({ id }) => id === entryId)!.subjectLabel)).toEqual(["慢", "快"]);
  expect((await checkChain()).broken).toBe(0);
});

test("an entry whose transaction is undone leaves no gap", async () => {
  const { links } = await checkChain();
  await expect(
    db.$transaction(async (tx) => {
      await write(tx, "撤销");
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await db.$transaction((tx) => write(tx, "之后"));
  expect(await checkChain()).toMatchObject({ broken: 0, links: links + 1 });
});

test("a change to any column of an entry is found, and the entry named", async () => {
  const columns = await db.$queryRaw<{ name: string; type: string }[]>`
    SELECT column_name AS "name", udt_name AS "type" FROM information_schema.columns
    WHERE table_name = 'AuditEntry' AND column_name <> 'id'`;
  expect(columns.length).toBeGreaterThan(8);
  const other: Record<string, string> = {
    text: `'别的'`,
    int4: "-1",
    jsonb: `'{"post": "丙"}'`,
    timestamptz: `"at" + interval '1 ms'`,
  };
  for (const { name, type } of columns) {
    const { breaks, broken } = await checkAfter(
      `UPDATE "AuditEntry" SET "${name}" = ${other[type]} WHERE "id" = ${ids[1]}`,
    );
    expect({ name, broken, breaks }).toEqual({
      name,
      broken: 1,
      breaks: [{ kind: "changed", position: "2", entryId: String(ids[1]) }],
    });
  }
});

test("removed, added, exchanged and renumbered entries are found", async () => {
  const kinds = async (...statements: string[]) => (await checkAfter(...statements)).breaks.map(({ kind }) => kind);
  const removed = `DELETE FROM "AuditEntry" WHERE "id" = ${ids[2]}`;
  const unlinked = `DELETE FROM "AuditLink" WHERE "entryId" = ${ids[2]}`;
  expect(await kinds(removed)).toEqual(["removed"]);
  expect(await kinds(removed, unlinked)).toEqual(["gap"]);
  expect(await kinds(unlinked)).toEqual(["gap", "added"]);
  expect(
    await kinds(
      removed,
      unlinked,
      `DELETE FROM "AuditEntry" WHERE "id" = ${ids[0]}`,
      `DELETE FROM "AuditLink" WHERE "position" = 1`,
    ),
  ).toEqual(["gap", "gap"]);
  // Closing the gap by moving the others up helps nobody.
  const moved = `UPDATE "AuditLink" SET "position" = -"position" WHERE "position" > 3`;
  const back = `UPDATE "AuditLink" SET "position" = -"position" - 1 WHERE "position" < 0`;
  await asSuperuser(async (tx) => {
    await tx.$executeRaw`ALTER TABLE "AuditLink" DROP CONSTRAINT "audit_link_position"`;
    for (const statement of [removed, unlinked, moved, back]) await tx.$executeRawUnsafe(statement);
    expect((await checkChain(tx)).breaks[0]).toEqual({ kind: "changed", position: "3", entryId: String(ids[3]) });
  });
  expect(
    await kinds(
      `INSERT INTO "AuditEntry" ("event", "subjectType", "subjectLabel", "actorName") VALUES ('a.b', 'a', 'b', 'c')`,
    ),
  ).toEqual(["added"]);
  const exchanged = `UPDATE "AuditLink" SET "entryId" = CASE "position" WHEN 2 THEN ${ids[2]} ELSE ${ids[1]} END WHERE "position" IN (2, 3)`;
  await asSuperuser(async (tx) => {
    await tx.$executeRaw`DROP INDEX "AuditLink_entryId_key"`;
    await tx.$executeRawUnsafe(exchanged);
    expect((await checkChain(tx)).breaks.map(({ position }) => position)).toEqual(["2", "3"]);
  });
  // With a hash that fits the changed entry, the next link gives it away.
  expect(await kinds(`UPDATE "AuditLink" SET "hash" = sha256('x') WHERE "position" = 3`)).toEqual([
    "changed",
    "changed",
  ]);
});

test("entries cut off from the end show against a head that was noted before", async () => {
  const noted = (await currentHead())!;
  expect(noted).toMatch(/^\d+-[0-9a-f]{32}$/);
  await db.$transaction((tx) => write(tx, "后来"));
  expect(await isOnChain(noted)).toBe(true);
  expect(await isOnChain(noted.replace(/.$/, (sign) => (sign === "0" ? "1" : "0")))).toBe(false);
  expect(await isOnChain("乱写")).toBe(false);
  await asSuperuser(async (tx) => {
    const last = BigInt(noted.split("-")[0]!);
    await tx.$executeRaw`DELETE FROM "AuditEntry" WHERE "id" IN (SELECT "entryId" FROM "AuditLink" WHERE "position" >= ${last})`;
    await tx.$executeRaw`DELETE FROM "AuditLink" WHERE "position" >= ${last}`;
    expect((await checkChain(tx)).broken).toBe(0);
    expect(await isOnChain(noted, tx)).toBe(false);
  });
});

test("the entries of a school that upgrades are chained too", async () => {
  const upgraded = await anUpgradedSchool(urls);
  const client = clientOf(upgraded.url);
  expect(await checkChain(client)).toMatchObject({ broken: 0, links: 3 });
  await client.$disconnect();
});

/** A database with three entries from before there was a chain, upgraded since. */
async function anUpgradedSchool(databases: DatabaseUrls): Promise<{ url: string }> {
  const name = `w_${randomUUID().replaceAll("-", "")}`;
  await withClient(databases.superUrl, (client: Client) =>
    client.query(`create database ${name} owner ${ownerOf(databases)}`),
  );
  const { ownerUrl } = urlsAt(databases, name);
  const migrations = listMigrations();
  const chain = migrations.findIndex((migration: { name: string }) => migration.name.endsWith("_audit_chain"));
  await applyMigrations(ownerUrl, { migrations: migrations.slice(0, chain) });
  await withClient(ownerUrl, (client: Client) =>
    client.query(`insert into "AuditEntry" ("event", "subjectType", "subjectLabel", "actorName", "before")
      select 'a.b', 'a', '旧' || n, '某人', case n when 2 then '{"甲": [1, null]}'::jsonb end from generate_series(1, 3) n`),
  );
  await applyMigrations(ownerUrl);
  return { url: ownerUrl };
}
