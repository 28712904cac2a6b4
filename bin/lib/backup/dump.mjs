import { tablePath } from "./entries.mjs";
import { appliedMigrations, listTables } from "./tables.mjs";

/**
 * @import { Client } from "pg"
 * @import { Table } from "./tables.mjs"
 */

/**
 * Begins to read a database as it is at this moment; every later statement of this connection sees that moment.
 * @param {Client} client
 */
export async function beginSnapshot(client) {
  await client.query("begin isolation level repeatable read read only");
  const tables = await listTables(client);
  const migrations = await appliedMigrations(client);
  // Taken after the snapshot, so never behind the numbers in it: sequences know no transaction.
  const sequences = await client.query(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
     where last_value is not null and schemaname !~ '^pg_' order by 1`,
  );
  return { migrations, tables, sequences: sequences.rows };
}

/**
 * The rows of every table, each table an entry in PostgreSQL's text form, which every version reads. How many PostgreSQL says
 * it sent is put into `counts`, by the entry's path.
 * @param {Client} client
 * @param {Table[]} tables
 * @param {Record<string, number | null>} counts
 */
export async function* dumpTables(client, tables, counts) {
  const { to } = await import("pg-copy-streams");
  for (const { name, columns } of tables) {
    const [path, source] = [tablePath(name), client.query(to(`copy ${name} (${columns.join(", ")}) to stdout`))];
    yield { path, source };
    counts[path] = source.rowCount;
  }
}

/**
 * The keys of the uploaded files that the snapshot's records speak of; a school of the first version has none.
 * @param {Client} client
 * @returns {Promise<string[]>}
 */
export async function fileKeys(client) {
  const { rows } = await client.query(`select to_regclass('public."StoredFile"') is not null as found`);
  if (!rows[0].found) return [];
  const files = await client.query(`select key from "StoredFile" order by key collate "C"`);
  return files.rows.map(({ key }) => key);
}
