import { existsSync } from "node:fs";
import { join } from "node:path";
import { refuseMarkedFolder } from "./backup/target.mjs";
import { startDatabase, withClient } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { identityOfDatabase, requireSameSchool } from "./identity.mjs";

/**
 * @import { Client } from "pg"
 * @typedef {{ dataDir: string; databaseUrl: string | undefined; command: string }} Wanted
 */

/**
 * The database of a school that is there, as `startDatabase` gives it, for commands that work on one. Where there is none, for
 * example because DATA_DIR is not the one the site runs with, nothing is made: an empty school would be taken for this one.
 * `command` is what was typed, for the example in the sentence; `pool` as there.
 * @param {Wanted & { pool?: "refused" | "allowed" }} school
 */
export async function openSchool({ dataDir, databaseUrl, command, pool = "refused" }) {
  requireSchoolFolder({ dataDir, databaseUrl, command });
  const database = await startDatabase({ dataDir, databaseUrl, pool });
  await withClient(database.url, async (client) => {
    await requireSameSchool(client, { dataDir, place: database.place, mayJoin: false });
    if (!(await hasSchool(client))) throw noSchool(`${database.place}（DATA_DIR=${dataDir}）`, command);
  });
  return database;
}

/**
 * What the folder alone tells, before anything is installed.
 * @param {Wanted} school
 */
export function requireSchoolFolder({ dataDir, databaseUrl, command }) {
  const hasOwn = ["data", "location"].some((name) => existsSync(join(dataDir, "postgres", name)));
  if (!existsSync(dataDir) || !(databaseUrl || hasOwn)) throw noSchool(`DATA_DIR=${dataDir}`, command);
  refuseMarkedFolder(dataDir);
}

/** @param {string} place @param {string} command */
const noSchool = (place, command) =>
  new Failure(
    `${place} 里没有学校，什么都没有做。请用网站运行时的 DATA_DIR（和 DATABASE_URL）再执行，例如：DATA_DIR=/var/lib/party-school ${command}`,
  );

/**
 * A version before there were names has its migrations.
 * @param {Client} client
 * @returns {Promise<boolean>}
 */
async function hasSchool(client) {
  if ((await identityOfDatabase(client)) !== undefined) return true;
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as found");
  if (!rows[0].found) return false;
  const noted = await client.query("select exists (select from _prisma_migrations) as begun");
  return noted.rows[0].begun;
}
