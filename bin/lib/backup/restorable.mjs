import { Failure } from "../failure.mjs";
import { listMigrations } from "../migrations.mjs";
import { withCopiers } from "./copiers.mjs";
import { checked, damaged, drain, parse, textOf, unreadable } from "./entries.mjs";
import { FORMAT } from "./make.mjs";

/**
 * @import { Entry, Measurable } from "./entries.mjs"
 * @import { Table } from "./tables.mjs"
 * @typedef {{ format: number; migrations: string[]; tables: Table[]; sequences: { name: string; value: string }[] }} Head
 */

/**
 * The head of a backup, its first entry. Refuses one that a newer program made, or that is no head.
 * @param {AsyncGenerator<Measurable>} parts
 * @returns {Promise<Head>}
 */
export async function readHead(parts) {
  const { value: first } = await parts.next();
  if (first?.path !== "head.json") throw damaged();
  const head = parse(await textOf(first.source));
  if (head.format > FORMAT) throw new Failure("这份备份是更新的程序做的，请用更新的程序恢复。");
  if (![head.migrations, head.tables, head.sequences].every(Array.isArray)) throw damaged();
  return head;
}

/**
 * The migrations a backup's school had gone through, as this program knows them.
 * @param {Head} head
 */
export function knownMigrations(head) {
  const known = listMigrations();
  const unknown = head.migrations.find((name) => !known.some((migration) => migration.name === name));
  if (unknown) throw new Failure(`这份备份来自更新的版本（${unknown}），请用更新的程序恢复。`);
  return known.filter(({ name }) => head.migrations.includes(name));
}

/**
 * Reads a backup to its end. Refuses one that could not be restored, before anything is touched where it is to go.
 * @param {AsyncIterable<Entry>} entries
 */
export async function requireRestorable(entries) {
  const parts = checked(entries);
  knownMigrations(await readHead(parts));
  await withCopiers(async (copiers) => {
    for await (const { path, source, from, measuredBy } of parts) {
      if (path === "secrets.json") parse(await textOf(source));
      else if (from) measuredBy((await copiers.digest(from)).done);
      else await drain(source);
    }
  }).catch((error) => {
    throw unreadable(error);
  });
}
