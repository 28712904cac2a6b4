import { LOCKS } from "../../../lib/core/advisory-locks.mjs";
import { withClient } from "../database.mjs";
import { Failure } from "../failure.mjs";
import { identityOfDatabase, keepIdentity } from "../identity.mjs";
import { applyMigrations } from "../migrations.mjs";
import { checked, damaged, parse, tablePath, textOf } from "./entries.mjs";
import { loadTable, makeRoom, setSequences } from "./load.mjs";
import { knownMigrations, readHead } from "./restorable.mjs";
import { restoreSecrets } from "./secrets.mjs";
import { withPlainSession } from "./session.mjs";
import { openStore } from "./store.mjs";
import { markBegun, markEnded } from "./target.mjs";

/**
 * @import { Client } from "pg"
 * @import { Contents, Entry, Measurable } from "./entries.mjs"
 * @import { Head } from "./restorable.mjs"
 * @import { Store } from "./store.mjs"
 * @typedef {{ entries: AsyncIterable<Entry>; databaseUrl: string; dataDir: string; env: NodeJS.Dict<string> }} Wanted
 */

/**
 * Brings a school back from the entries of a backup into an empty database and an empty store: first the structure, by the
 * migrations it had, then its rows in one transaction with everything else. Until that is committed the database is marked, and
 * nothing but another restore will use it. Gives `{ records, files, overruled }`, the last being secrets that variables overrule.
 * @param {Wanted} what
 */
export function restore(what) {
  return withClient(what.databaseUrl, async (guard) => {
    const { rows } = await guard.query("select pg_try_advisory_lock($1) as mine", [LOCKS.restore]);
    if (!rows[0].mine) throw new Failure("这里正在进行另一次恢复，没有重复执行。请等它结束。");
    return bringBack(what);
  });
}

/** @param {Wanted} what */
async function bringBack({ entries, databaseUrl, dataDir, env }) {
  /** @type {{ contents?: Contents }} */
  const told = {};
  const parts = checked(entries, (contents) => {
    told.contents = contents;
  });
  const head = await readHead(parts);
  const migrations = knownMigrations(head);
  const store = await openStore(env, dataDir);
  await markBegun({ databaseUrl, dataDir, store });
  await applyMigrations(databaseUrl, { migrations });
  return withPlainSession(databaseUrl, async (client) => {
    await client.query("begin");
    const putBack = await makeRoom(client, head.tables);
    const secrets = await takeIn(parts, { client, head, store }).catch(damageIn);
    const { contents: whole } = told;
    if (!whole || whole.entries.filter(({ rows }) => rows !== undefined).length !== head.tables.length) throw damaged();
    await store.flush();
    await setSequences(client, head.sequences);
    await putBack().catch(damageIn);
    const overruled = restoreSecrets(secrets, env, dataDir);
    await takeName(client, dataDir);
    await markEnded(client);
    await client.query("commit");
    await client.query("analyze");
    return { ...countsOf(whole), overruled };
  });
}

/**
 * Gives the secrets, which are written only when the backup has been found whole.
 * @param {AsyncIterable<Measurable>} parts
 * @param {{ client: Client; head: Head; store: Store }} to
 * @returns {Promise<Record<string, string>>}
 */
async function takeIn(parts, { client, head, store }) {
  const tables = new Map(head.tables.map((table) => [tablePath(table.name), table]));
  /** @type {Record<string, string>} */
  let secrets = {};
  for await (const { path, source } of parts) {
    const table = tables.get(path);
    if (path === "secrets.json") secrets = parse(await textOf(source));
    else if (table) await loadTable(client, table, source);
    else if (FILE.test(path)) await store.write(path.slice("files/".length), source);
    else throw damaged();
  }
  return secrets;
}

/**
 * Rows and facts that cannot be read, or belong to nothing, are not what was written: PostgreSQL meets them before the digest does.
 * @param {{ code?: string }} error
 * @returns {never}
 */
function damageIn(error) {
  throw error instanceof SyntaxError || /^2[23]/.test(error.code ?? "") ? damaged() : error;
}

/** Of one folder and one name, which lead nowhere else. */
const FILE = /^files\/[\w-]+\/[\w-][\w.-]*$/;

/**
 * The folder is called as the school that came, before that is committed: the two never disagree.
 * @param {Client} client
 * @param {string} dataDir
 */
async function takeName(client, dataDir) {
  const identity = await identityOfDatabase(client);
  if (identity) keepIdentity(dataDir, identity);
}

/** @param {Contents} contents */
const countsOf = ({ entries }) => ({
  records: entries.reduce((sum, { rows = 0 }) => sum + rows, 0),
  files: entries.filter(({ path }) => FILE.test(path)).length,
});
