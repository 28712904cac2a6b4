import { createHash, randomUUID } from "node:crypto";
import type { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { LOCKS } from "@/lib/core/advisory-locks.mjs";
import { withClient } from "./database.mjs";
import { applyMigrations, listMigrations } from "./migrations.mjs";
import { madeBy } from "./sql-statements.mjs";

const server = inject("databaseServer");
const migrations = [
  { name: "1_first", sql: `CREATE TABLE "First" ("n" INT); INSERT INTO "First" VALUES (1);` },
  { name: "2_second", sql: `ALTER TABLE "First" ADD COLUMN "m" INT; UPDATE "First" SET "n" = "n" + 1;` },
];
const [first] = migrations as [(typeof migrations)[0], (typeof migrations)[0]];

let url: string;
beforeEach(async () => {
  const name = `migrations_${randomUUID().replaceAll("-", "")}`;
  url = `${server}/${name}`;
  await withClient(`${server}/postgres`, (client: Client) => client.query(`create database ${name}`));
});
afterEach(() =>
  withClient(`${server}/postgres`, (client: Client) =>
    client.query(`drop database ${url.slice(url.lastIndexOf("/") + 1)} with (force)`),
  ),
);

type Row = Record<string, unknown>;
const ask = (sql: string, values?: unknown[]): Promise<Row[]> =>
  withClient(url, async (client: Client) => (await client.query(sql, values)).rows);

/** The state in which an earlier version left a database when it was killed between a script and the end of its row. */
async function leaveUnfinished({ name, sql }: { name: string; sql: string }, applied: string) {
  await ask(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
    logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count int not null default 0)`);
  await ask(applied);
  await ask("insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)", [
    randomUUID(),
    createHash("sha256").update(sql).digest("hex"),
    name,
  ]);
}

describe("migrations", () => {
  test("are applied once, in order, and noted as Prisma notes them", async () => {
    expect(await applyMigrations(url, { migrations })).toEqual(["1_first", "2_second"]);
    expect(await applyMigrations(url, { migrations })).toEqual([]);
    expect(await ask(`select * from "First"`)).toEqual([{ n: 2, m: null }]);
    const rows = await ask("select *, finished_at >= started_at as ended from _prisma_migrations order by started_at");
    expect(rows).toEqual(
      migrations.map(({ name, sql }) =>
        expect.objectContaining({
          migration_name: name,
          checksum: createHash("sha256").update(sql).digest("hex"),
          ended: true,
          rolled_back_at: null,
          logs: null,
          applied_steps_count: 1,
        }),
      ),
    );
  });

  test("go on where an earlier version ended", async () => {
    await leaveUnfinished(first, first.sql);
    await ask("update _prisma_migrations set finished_at = now(), applied_steps_count = 1");
    expect(await applyMigrations(url, { migrations })).toEqual(["2_second"]);
  });

  test("leave nothing of one that fails, and what came before it stays", async () => {
    const broken = { name: "3_broken", sql: `CREATE TABLE "Third" (); SELECT 1 / 0;` };
    const attempt = applyMigrations(url, { migrations: [...migrations, broken] });
    await expect(attempt).rejects.toThrow("数据库结构没有升级成功，数据保持原样");
    expect(await ask(`select to_regclass('"Third"') as third, count(*)::int as noted from _prisma_migrations`)).toEqual(
      [{ third: null, noted: 2 }],
    );
    expect(await applyMigrations(url, { migrations })).toEqual([]);
  });

  test("are each applied by one of many starts at once", async () => {
    const applied = await Promise.all(Array.from({ length: 8 }, () => applyMigrations(url, { migrations })));
    expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
    expect(await ask(`select "n" from "First"`)).toEqual([{ n: 2 }]);
  });

  test("do not wait for ever for another who migrates, and hold no lock afterwards", async () => {
    await withClient(url, async (other: Client) => {
      await other.query(`begin; select pg_advisory_xact_lock(${LOCKS.migrations})`);
      await expect(applyMigrations(url, { migrations, patience: 50 })).rejects.toThrow("另一个程序正在升级");
      await other.query("rollback");
      expect(await applyMigrations(url, { migrations, patience: 50 })).toEqual(["1_first", "2_second"]);
      const { rows } = await other.query("select count(*)::int as held from pg_locks where locktype = 'advisory'");
      expect(rows).toEqual([{ held: 0 }]);
    });
  });

  test("that would end their transaction are refused before anything is done", async () => {
    const apart = { name: "3_apart", sql: `CREATE TABLE "Third" (); COMMIT; SELECT 1 / 0;` };
    await expect(applyMigrations(url, { migrations: [apart] })).rejects.toThrow("不能放在一个事务里：COMMIT");
    expect(await ask(`select to_regclass('"Third"') as third`)).toEqual([{ third: null }]);
  });

  test("of a newer version are not run over by an older one", async () => {
    await applyMigrations(url, { migrations });
    await expect(applyMigrations(url, { migrations: [first] })).rejects.toThrow("这些数据来自更新的版本（2_second）");
  });
});

describe("a row without an end, as killed starts of earlier versions left it,", () => {
  test("gets its end when the script was applied", async () => {
    await leaveUnfinished(first, first.sql);
    expect(await applyMigrations(url, { migrations })).toEqual(["2_second"]);
    expect(await ask(`select "n" from "First"`)).toEqual([{ n: 2 }]);
    expect(await ask("select from _prisma_migrations where finished_at is null")).toEqual([]);
  });

  test("gets it also when later starts called it rolled back and failed on their own", async () => {
    await leaveUnfinished(first, first.sql);
    await ask("update _prisma_migrations set rolled_back_at = now()");
    await leaveUnfinished(first, "select 1");
    expect(await applyMigrations(url, { migrations })).toEqual(["2_second"]);
    const rows = await ask(`select count(*)::int from _prisma_migrations
      where migration_name = '1_first' and finished_at is not null and rolled_back_at is null`);
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("is only a try when the script was not applied", async () => {
    await leaveUnfinished(first, "select 1");
    expect(await applyMigrations(url, { migrations })).toEqual(["1_first", "2_second"]);
    expect(await ask(`select "n" from "First"`)).toEqual([{ n: 2 }]);
  });

  test("of which some is there and some is not is left for a person", async () => {
    const second = { name: "1_first", sql: `CREATE TABLE "First" (); CREATE TABLE "Other" ();` };
    await leaveUnfinished(second, `CREATE TABLE "First" ()`);
    await expect(applyMigrations(url, { migrations: [second] })).rejects.toThrow("无法确认数据库结构的状态");
  });

  test("is healed for every migration that such a version had", async () => {
    const released = listMigrations().filter(({ name }: { name: string }) => name <= "20261124153502_unclaimed_files");
    expect(released.length).toBe(7);
    for (const [at, migration] of released.entries()) {
      expect(madeBy(migration.sql), migration.name).not.toEqual([]);
      await applyMigrations(url, { migrations: released.slice(0, at) });
      await leaveUnfinished(migration, migration.sql);
      expect(await applyMigrations(url, { migrations: released.slice(0, at + 1) }), migration.name).toEqual([]);
    }
  });
});
