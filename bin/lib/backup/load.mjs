import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Failure } from "../failure.mjs";
import { copied } from "./blocks.mjs";
import { listTables } from "./tables.mjs";

/**
 * @import { Client } from "pg"
 * @import { Source } from "./entries.mjs"
 * @import { Table } from "./tables.mjs"
 */

/**
 * Makes room for the rows of a backup in a database that its migrations were applied to: the tables are emptied of what the
 * migrations put there, and nothing watches over what comes in, since it was watched over when it was written. Needs the
 * owner of the tables, no superuser. Gives a function that puts everything back as it was, in the same transaction.
 * @param {Client} client
 * @param {Table[]} tables
 */
export async function makeRoom(client, tables) {
  const present = await listTables(client);
  if (JSON.stringify(present) !== JSON.stringify(tables))
    throw new Failure("备份里的数据表与这一版本的程序对不上，没有恢复；请用做备份时那一版或更新的程序。");
  const keys = await client.query(
    `select format('%s', conrelid::regclass) as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text !~ '^pg_'`,
  );
  const triggers = await client.query(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name, tgenabled as state
     from pg_trigger where not tgisinternal and tgenabled <> 'D'`,
  );
  for (const { table, name } of keys.rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table, name } of triggers.rows) await client.query(`alter table ${table} disable trigger ${name}`);
  await emptyAll(client, tables);
  return async () => {
    await client.query("set constraints all immediate");
    for (const { table, name, state } of triggers.rows)
      await client.query(`alter table ${table} enable ${ENABLING[state]} trigger ${name}`);
    for (const { table, name, definition } of keys.rows)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  };
}

/**
 * Only what holds rows: of the audit log, which migrations leave empty, even its owner may remove nothing.
 * @param {Client} client
 * @param {Table[]} tables
 */
async function emptyAll(client, tables) {
  for (const { name } of tables) {
    const { rows } = await client.query(`select exists (select from ${name}) as filled`);
    if (rows[0].filled) await client.query(`delete from ${name}`);
  }
}

/** @type {Record<string, string>} */
const ENABLING = { O: "", R: "replica", A: "always" };

/**
 * Reads the rows of one table in.
 * @param {Client} client
 * @param {Table} table
 * @param {Source} source
 */
export async function loadTable(client, { name, columns }, source) {
  const { from } = await import("pg-copy-streams");
  const copy = client.query(from(`copy ${name} (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(copied(source), { objectMode: false, highWaterMark: 1 << 20 }), copy);
}

/**
 * Lets every sequence go on where it was.
 * @param {Client} client
 * @param {{ name: string; value: string }[]} sequences
 */
export async function setSequences(client, sequences) {
  for (const { name, value } of sequences) await client.query("select setval($1::regclass, $2)", [name, value]);
}
