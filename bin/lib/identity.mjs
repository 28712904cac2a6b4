import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { textOf } from "./secret.mjs";
import { ADOPT, overruledBy } from "./start-options.mjs";
import { writeWhole } from "./whole-file.mjs";

/** @import { Client } from "pg" */

/**
 * Which school a data folder and a database belong to: one random name, written into both. A database that carries another
 * name, or none where there should be one, is not the one this folder's files and secrets belong to.
 */

/**
 * The name in a data folder; undefined in one that never had a school.
 * @param {string} dataDir
 */
export const identityOfFolder = (dataDir) => textOf(join(dataDir, "identity"));

/**
 * Writes the name into a data folder, over another one.
 * @param {string} dataDir
 * @param {string} identity
 */
export const keepIdentity = (dataDir, identity) => writeWhole(join(dataDir, "identity"), `${identity}\n`);

/**
 * The name in a database; undefined when it has none (empty, or not yet migrated). `client` is one of node-postgres.
 * @param {Client} client
 * @returns {Promise<string | undefined>}
 */
export async function identityOfDatabase(client) {
  const { rows } = await client.query(`select to_regclass('"Installation"') is not null as known`);
  if (!rows[0].known) return undefined;
  const named = await client.query(`select "identity" from "Installation"`);
  return named.rows[0]?.identity;
}

/**
 * Refuses a database that is not the one of this data folder, before anything is written to either. `place` is what a person
 * calls the database; `mayJoin` lets a folder without a school take part in a database that has one.
 * @param {Client} client
 * @param {{ dataDir: string; place: string; mayJoin: boolean }} school
 */
export async function requireSameSchool(client, { dataDir, place, mayJoin }) {
  const [folder, database] = [identityOfFolder(dataDir), await identityOfDatabase(client)];
  if (database !== undefined && (database === folder || mayJoin)) return;
  const content = await contentOf(client);
  if (content === "foreign") throw new Failure(`数据库 ${place} 里已有别的程序的数据，请另建一个空的数据库。`);
  if (content === "none") {
    if (!hasBegun(dataDir)) return;
    throw new Failure(
      `数据文件夹 ${dataDir} 里已有一个学校，而数据库 ${place} 是空的，没有启动。请检查 DATABASE_URL 和 DATA_DIR；要另建一个学校，请用一个空的文件夹。`,
    );
  }
  if (mayJoin) return;
  // Neither has a name: both come from a version before there were names.
  if (database === undefined && folder === undefined) return;
  // A first start was killed between the two.
  if (database !== undefined && database === pendingIdentity(dataDir)) return;
  throw new Failure(
    `数据库 ${place} 与数据文件夹 ${dataDir} 不属于同一个学校，没有启动。请检查 DATABASE_URL 和 DATA_DIR；确实要让它们配在一起（例如文件夹已丢失），${overruledBy(ADOPT)}。`,
  );
}

/**
 * After the migrations: gives a new school its name, in the folder and in the database. Killed in between, the next start goes
 * on with the same name; of two first starts on one database the second one's folder is refused.
 * @param {Client} client
 * @param {{ dataDir: string; mayJoin: boolean }} school
 */
export async function shareIdentity(client, { dataDir, mayJoin }) {
  const folder = identityOfFolder(dataDir);
  const proposed = folder ?? proposedIdentity(dataDir);
  await client.query(
    `insert into "Installation" ("id", "identity") values (1, $1) on conflict on constraint "Installation_pkey" do nothing`,
    [proposed],
  );
  const identity = await identityOfDatabase(client);
  if (identity !== proposed && identity !== identityOfFolder(dataDir) && !mayJoin)
    throw new Failure("另一个数据文件夹刚刚在这个数据库里建立了学校，没有启动。请检查 DATABASE_URL 和 DATA_DIR。");
  if (identity !== undefined && identity !== folder) keepIdentity(dataDir, identity);
  rmSync(pendingFile(dataDir), { force: true });
}

/**
 * Refuses a data folder whose embedded database is gone, before a new one would be made in its place.
 * @param {string} dataDir
 */
export function requireWhole(dataDir) {
  const database = existsSync(join(dataDir, "postgres", "data"));
  if (!database && hasBegun(dataDir))
    throw new Failure(
      `数据文件夹 ${dataDir} 里已有一个学校，但它的数据库（${join("postgres", "data")}）不在了，没有启动。请从备份恢复，或用 DATABASE_URL 指定它的数据库；要另建一个学校，请用一个空的文件夹。`,
    );
  if (database && !textOf(join(dataDir, "postgres", "password")))
    throw new Failure(`数据文件夹 ${dataDir} 不完整：缺少 ${join("postgres", "password")}，没有启动。请从备份恢复。`);
}

/**
 * Versions before there were names left a secret or files.
 * @param {string} dataDir
 */
function hasBegun(dataDir) {
  return (
    identityOfFolder(dataDir) !== undefined || ["auth-secret", "files"].some((name) => existsSync(join(dataDir, name)))
  );
}

/** @param {Client} client @returns {Promise<"foreign" | "none" | "school">} */
async function contentOf(client) {
  const { rows } = await client.query(
    `select to_regclass('_prisma_migrations') is not null as ours,
            exists (select from pg_tables where schemaname = current_schema()) as any`,
  );
  if (!rows[0].ours) return rows[0].any ? "foreign" : "none";
  const noted = await client.query("select exists (select from _prisma_migrations) as begun");
  return noted.rows[0].begun ? "school" : "none";
}

/**
 * The name that a first start is about to give, kept until both sides have it.
 * @param {string} dataDir
 */
const pendingFile = (dataDir) => join(dataDir, "identity.new");
/** @param {string} dataDir */
const pendingIdentity = (dataDir) => textOf(pendingFile(dataDir));

/** @param {string} dataDir */
function proposedIdentity(dataDir) {
  const identity = pendingIdentity(dataDir) ?? randomUUID();
  writeWhole(pendingFile(dataDir), `${identity}\n`);
  return identity;
}
