import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../database.mjs";
import { Failure } from "../failure.mjs";
import { identityOfFolder } from "../identity.mjs";
import { writeWhole } from "../whole-file.mjs";
import { RESTORING } from "./tables.mjs";

/**
 * @import { Client } from "pg"
 * @import { Store } from "./store.mjs"
 */

/**
 * Marks a data folder before there is a database in it: a restore that ends early must not leave a folder that looks new. The
 * mark of the database takes its place. A folder that has a school is refused an empty database anyway.
 * @param {string} dataDir
 */
export function markFolder(dataDir) {
  if (identityOfFolder(dataDir) === undefined) writeWhole(markOf(dataDir), "");
}

/**
 * Marks an empty database as one that is being restored into. Refuses one that holds anything, and a store that does. One that
 * an interrupted restore marked is emptied: nobody can have worked with it.
 * @param {{ databaseUrl: string; dataDir: string; store: Store }} target
 */
export function markBegun({ databaseUrl, dataDir, store }) {
  return withClient(databaseUrl, async (client) => {
    if (await isMarked(client)) await clear(client);
    else await refuseUnlessEmpty(client, { dataDir, store });
    await client.query(`create table ${RESTORING} (begun_at timestamptz not null default now())`);
    unmarkFolder(dataDir);
  });
}

/**
 * In the transaction that brings the rows: both, or neither.
 * @param {Client} client
 */
export const markEnded = (client) => client.query(`drop table ${RESTORING}`);

/**
 * A school that was restored by half must not be used, and least of all be taken for an empty one.
 * @param {{ databaseUrl: string; dataDir: string }} school
 */
export async function refuseHalfRestored({ databaseUrl, dataDir }) {
  refuseMarkedFolder(dataDir);
  if (await withClient(databaseUrl, isMarked)) throw halfRestored();
}

/**
 * What the folder alone tells.
 * @param {string} dataDir
 */
export function refuseMarkedFolder(dataDir) {
  if (existsSync(markOf(dataDir))) throw halfRestored();
}

/** @param {string} dataDir */
const markOf = (dataDir) => join(dataDir, "restoring");
/** @param {string} dataDir */
const unmarkFolder = (dataDir) => rmSync(markOf(dataDir), { force: true });

const halfRestored = () =>
  new Failure(
    "这里的恢复没有做完，还不能使用。请再执行一次 npm run restore，它会从头恢复；备份没有动。要另建一个学校，请用一个空的文件夹。",
  );

/** @param {Client} client @returns {Promise<boolean>} */
async function isMarked(client) {
  const { rows } = await client.query("select to_regclass($1) is not null as found", [`public.${RESTORING}`]);
  return rows[0].found;
}

/** @param {Client} client @param {{ dataDir: string; store: Store }} target */
async function refuseUnlessEmpty(client, { dataDir, store }) {
  const { rows } = await client.query(
    `select count(*)::int as count from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p', 'v', 'm', 'f') and nspname !~ '^pg_' and nspname <> 'information_schema'
       and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')`,
  );
  if (rows[0].count > 0) {
    unmarkFolder(dataDir);
    throw new Failure(
      "这里的数据库不是空的，没有恢复，数据没有动。请恢复到新的 DATA_DIR（或 DATABASE_URL 指定的空数据库）。",
    );
  }
  if (!(await store.isEmpty()))
    throw new Failure(
      "存放上传文件的地方不是空的，没有恢复，文件没有动。请换一个新的 DATA_DIR，或一个空的存储桶文件夹。",
    );
}

/**
 * As a new database begins.
 * @param {Client} client
 */
async function clear(client) {
  await client.query("drop schema public cascade");
  await client.query("create schema public");
  await client.query("grant usage on schema public to public");
}
