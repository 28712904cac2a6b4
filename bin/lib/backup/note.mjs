import { withClient } from "../database.mjs";
import { Failure } from "../failure.mjs";
import { Busy } from "./turn.mjs";

/**
 * @import { Client } from "pg"
 * @import { Kind, Made } from "./make.mjs"
 * @typedef {{ kind: Kind; startedAt: Date; failure: string }} Lost
 * @typedef {object} Noted
 * @property {Kind} kind
 * @property {Date} startedAt
 * @property {string} [address]
 * @property {number} [bytes]
 * @property {number} [records]
 * @property {number} [files]
 * @property {number} [missingFiles]
 * @property {string} [failure]
 */

/**
 * Makes a backup and notes in the database how it went, for the administrator's desk. A database of a version that knew no
 * backups, or that cannot be reached, has no note.
 * @param {string} databaseUrl
 * @param {Kind} kind
 * @param {() => Promise<Made>} make
 * @returns {Promise<Made>}
 */
export async function noted(databaseUrl, kind, make) {
  const startedAt = new Date();
  const made = await notingFailure(databaseUrl, kind, make);
  await noteMade(databaseUrl, { kind, startedAt, made });
  return made;
}

/**
 * Notes only that it failed; that another backup is under way is no failure.
 * @param {string} databaseUrl
 * @param {Kind} kind
 * @param {() => Promise<Made>} make
 * @returns {Promise<Made>}
 */
export async function notingFailure(databaseUrl, kind, make) {
  const startedAt = new Date();
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Busy))
      await note(databaseUrl, { kind, startedAt, failure: sentenceOf(error) }).catch(() => {});
    throw error;
  }
}

/**
 * Notes a failure that the program which failed could not note, because it was killed or the database was away.
 * @param {string} databaseUrl
 * @param {Lost} lost
 */
export async function noteLost(databaseUrl, { kind, startedAt, failure }) {
  const isNoted = await withClient(databaseUrl, async (client) => {
    if (!(await knowsBackups(client))) return true;
    const { rows } = await client.query(
      `select exists (select from "Backup" where kind = $1 and "startedAt" >= $2) as noted`,
      [kind.toUpperCase(), startedAt],
    );
    return rows[0].noted;
  });
  if (!isNoted) await note(databaseUrl, { kind, startedAt, failure });
}

/**
 * Notes a good backup.
 * @param {string} databaseUrl
 * @param {{ kind: Kind; startedAt: Date; made: Made }} good
 */
export async function noteMade(databaseUrl, { kind, startedAt, made }) {
  await note(databaseUrl, { kind, startedAt, ...made, missingFiles: made.missing.length });
  if (made.warning) await noteWarning(databaseUrl, made.warning);
}

/**
 * Notes beside the newest good backup what went wrong without making it a bad one. Older databases have no place for it.
 * @param {string} databaseUrl
 * @param {string} warning
 */
export function noteWarning(databaseUrl, warning) {
  return withClient(databaseUrl, (client) =>
    client
      .query(
        `update "Backup" set warning = concat_ws(' ', warning, $1::text)
         where id = (select id from "Backup" where failure is null order by "startedAt" desc, id desc limit 1)`,
        [warning],
      )
      .catch((error) => {
        if (!NO_PLACE.includes(error.code)) throw error;
      }),
  );
}

/** No such table, no such column. */
const NO_PLACE = ["42P01", "42703"];

/**
 * The newest good backup: when it began, or null.
 * @param {string} databaseUrl
 * @returns {Promise<Date | null>}
 */
export function lastGood(databaseUrl) {
  return withClient(databaseUrl, async (client) => {
    if (!(await knowsBackups(client))) return null;
    const { rows } = await client.query(`select max("startedAt") as at from "Backup" where failure is null`);
    return rows[0].at;
  });
}

/** @param {unknown} error */
const sentenceOf = (error) => (error instanceof Failure ? error.message : "备份时出了意外的错误，详情见服务器日志。");

/** @param {string} databaseUrl @param {Noted} backup */
function note(databaseUrl, { kind, startedAt, address, bytes, records, files, missingFiles, failure }) {
  return withClient(databaseUrl, async (client) => {
    if (!(await knowsBackups(client))) return;
    await client.query(
      `insert into "Backup" (kind, "startedAt", "endedAt", address, bytes, records, files, "missingFiles", failure)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [kind.toUpperCase(), startedAt, new Date(), address, bytes, records, files, missingFiles, failure],
    );
  });
}

/** @param {Client} client @returns {Promise<boolean>} */
async function knowsBackups(client) {
  const { rows } = await client.query(`select to_regclass('public."Backup"') is not null as found`);
  return rows[0].found;
}
