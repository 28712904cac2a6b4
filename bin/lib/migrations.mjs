import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { LOCKS } from "../../lib/core/advisory-locks.mjs";
import { codeOf, messageOf } from "./caught.mjs";
import { withClient } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";
import { madeBy, statementsApart } from "./sql-statements.mjs";

/**
 * @import { Client } from "pg"
 * @typedef {{ name: string; sql: string }} Migration
 */

/** How long somebody else's migration, or a table in use, is waited for, in milliseconds. */
const PATIENCE = 60_000;

const BOOKKEEPING = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database up to these migrations and gives the names of what was applied now. Each is one transaction with its row
 * of bookkeeping, in Prisma's own table: whenever this process is killed, a migration is applied and noted, or neither. The
 * lock belongs to the transaction, so it goes with it, also behind a pool that hands connections on.
 * @param {string} databaseUrl
 * @param {{ migrations?: Migration[]; patience?: number }} [options]
 */
export function applyMigrations(databaseUrl, { migrations = listMigrations(), patience = PATIENCE } = {}) {
  return withClient(databaseUrl, async (client) => {
    const applied = [];
    for (const migration of await pendingOf(client, migrations)) {
      const isNew = await inTurn(client, patience, () => applyOnce(client, migration));
      if (isNew) applied.push(migration.name);
    }
    return applied;
  });
}

/**
 * What of the project's migrations a database has gone through: `{ applied, pending }`. Refuses one that knows more of them.
 * @param {string} databaseUrl
 */
export const migrationState = (databaseUrl) => withClient(databaseUrl, (client) => stateOf(client, listMigrations()));

/**
 * The migrations of the project in the order of their names: `{ name, sql }`.
 * @returns {Migration[]}
 */
export function listMigrations() {
  const folder = inRoot("prisma/migrations");
  return readdirSync(folder)
    .filter((name) => existsSync(`${folder}/${name}/migration.sql`))
    .sort()
    .map((name) => ({ name, sql: readFileSync(`${folder}/${name}/migration.sql`, "utf8") }));
}

/**
 * Those not noted as applied; where all are, nobody has to wait for a turn.
 * @param {Client} client
 * @param {Migration[]} migrations
 */
async function pendingOf(client, migrations) {
  return (await stateOf(client, migrations)).pending;
}

/**
 * Which migrations a database has gone through and which not: `{ applied, pending }`. Refuses one that knows more of them.
 * @param {Client} client
 * @param {Migration[]} migrations
 * @returns {Promise<{ applied: string[]; pending: Migration[] }>}
 */
async function stateOf(client, migrations) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as found");
  if (!rows[0].found) return { applied: [], pending: migrations };
  const noted = await client.query(
    `select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  );
  const done = new Set(noted.rows.map((row) => row.migration_name));
  const unknown = [...done].find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown)
    throw new Failure(`这些数据来自更新的版本（${unknown}），这一版本的程序不能使用；数据保持原样，请换用更新的程序。`);
  return { applied: [...done], pending: migrations.filter(({ name }) => !done.has(name)) };
}

/**
 * Works in one transaction, alone among all who migrate this database.
 * @template Result
 * @param {Client} client
 * @param {number} patience
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function inTurn(client, patience, work) {
  await client.query("begin");
  try {
    await client.query("select set_config('lock_timeout', $1, true)", [`${patience}ms`]);
    // A process that stands still holds a lock that others need; PostgreSQL ends it.
    await client.query("select set_config('idle_in_transaction_session_timeout', $1, true)", [`${PATIENCE}ms`]);
    await client.query("select pg_advisory_xact_lock($1)::text", [LOCKS.migrations]);
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    if (error instanceof Failure) throw error;
    throw Object.assign(new Failure(sentenceFor(codeOf(error))), { output: messageOf(error) });
  }
}

/** @param {string | undefined} code */
function sentenceFor(code) {
  if (code === "55P03")
    return "数据库结构没有升级：另一个程序正在升级，或正占用着数据表。数据保持原样，请等它结束后再启动。";
  if (code === "42501")
    return "数据库结构没有升级：所用账号无权改动它，请用 MIGRATION_DATABASE_URL 给出数据表所有者的账号。数据保持原样。";
  return "数据库结构没有升级成功，数据保持原样，请把以上信息交给维护人员。";
}

/**
 * False when somebody else, or an earlier version that was killed, applied it already.
 * @param {Client} client
 * @param {Migration} migration
 */
async function applyOnce(client, { name, sql }) {
  await client.query(BOOKKEEPING);
  const { rows } = await client.query("select * from _prisma_migrations where migration_name = $1", [name]);
  if (rows.some((row) => row.finished_at && !row.rolled_back_at)) return false;
  if (rows.length > 0 && (await isInPlace(client, name, sql))) {
    await noteFinished(client, name);
    return false;
  }
  const apart = statementsApart(sql);
  if (apart.length > 0) throw new Failure(`迁移 ${name} 里的语句不能放在一个事务里：${apart[0]}`);
  await client.query(
    "update _prisma_migrations set rolled_back_at = now() where migration_name = $1 and rolled_back_at is null",
    [name],
  );
  await client.query(sql);
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), createHash("sha256").update(sql).digest("hex"), name],
  );
  return true;
}

/**
 * Earlier versions noted the end of a script in a second statement; killed between the two, they left a row without an end,
 * and every start after it one more. The script itself ran as a whole or not at all: what it makes is there, or nothing of it.
 * @param {Client} client
 * @param {string} name
 * @param {string} sql
 */
async function isInPlace(client, name, sql) {
  const made = madeBy(sql);
  /** @type {boolean[]} */
  const found = [];
  for (const thing of made) found.push(await exists(client, thing));
  if (made.length > 0 && found.every(Boolean)) return true;
  if (made.length > 0 && !found.some(Boolean)) return false;
  throw Object.assign(
    new Failure("上一次升级中断后，无法确认数据库结构的状态。数据保持原样，请把以上信息交给维护人员。"),
    {
      output: `${name}: ${made.map((thing, at) => `${thing.kind} ${thing.name}: ${found[at]}`).join(", ")}`,
    },
  );
}

const EXISTS = {
  table: "select to_regclass(quote_ident($1)) is not null as found",
  index: "select to_regclass(quote_ident($1)) is not null as found",
  type: "select to_regtype(quote_ident($1)) is not null as found",
  trigger: "select exists (select from pg_trigger where tgname = $1) as found",
  column:
    "select exists (select from pg_attribute where attname = $1 and attrelid = to_regclass(quote_ident($2)) and not attisdropped) as found",
  constraint:
    "select exists (select from pg_constraint where conname = $1 and conrelid = to_regclass(quote_ident($2))) as found",
};

/** @param {Client} client @param {import("./sql-statements.mjs").Made} thing @returns {Promise<boolean>} */
async function exists(client, { kind, name, of }) {
  const { rows } = await client.query(EXISTS[kind], of === undefined ? [name] : [name, of]);
  return rows[0].found;
}

/**
 * The newest row gets its end; the others were tries that changed nothing.
 * @param {Client} client
 * @param {string} name
 */
async function noteFinished(client, name) {
  await client.query(
    `update _prisma_migrations set rolled_back_at = now() where migration_name = $1 and rolled_back_at is null`,
    [name],
  );
  await client.query(
    `update _prisma_migrations
     set finished_at = clock_timestamp(), rolled_back_at = null, logs = null, applied_steps_count = 1
     where id = (select id from _prisma_migrations where migration_name = $1 order by started_at desc limit 1)`,
    [name],
  );
}
