import { LOCKS } from "../../../lib/core/advisory-locks.mjs";
import { Failure } from "../failure.mjs";
import { withPlainSession } from "./session.mjs";

const PATIENCE = "120s";
/** How long an upgrade waits for a backup that is being made: one that hangs must not hold up a start without a word. */
export const MOST_PATIENCE = "30min";

/** Another backup of the same school is being made. */
export class Busy extends Failure {}

/**
 * Works while nothing is removed from the store of uploaded files and nobody else makes a backup. Locks of a transaction, so
 * that they also hold behind a pool that hands connections on. `stillHeld` throws when the connection was lost meanwhile.
 * `patience`, as PostgreSQL writes a time, is how long another backup is waited for; without it not at all.
 * @template Result
 * @param {string} databaseUrl
 * @param {{ patience?: string }} how
 * @param {(stillHeld: () => Promise<unknown>) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function inTurn(databaseUrl, { patience = "" }, work) {
  return withPlainSession(databaseUrl, async (client) => {
    await client.query("begin");
    if (patience)
      await waitFor(client, LOCKS.backup, { patience, sentence: "另一个备份一直没有做完，请结束它再启动。" });
    const { rows } = await client.query("select pg_try_advisory_xact_lock($1) as mine", [LOCKS.backup]);
    if (!rows[0].mine) throw new Busy("另一个备份正在进行，请等它做完。");
    const sentence = "网站正在清理不用的文件，等了很久还没有做完。请过一会儿再备份。";
    await waitFor(client, LOCKS.clearing, { patience: PATIENCE, sentence });
    const stillHeld = () => client.query("select 1");
    const result = await work(stillHeld);
    await client.query("rollback");
    return result;
  });
}

/** @param {import("pg").Client} client @param {number} lock @param {{ patience: string; sentence: string }} how */
async function waitFor(client, lock, { patience, sentence }) {
  await client.query("select set_config('lock_timeout', $1, true)", [patience]);
  await client.query("select pg_advisory_xact_lock($1)::text", [lock]).catch((error) => {
    throw error.code === "55P03" ? new Failure(sentence) : error;
  });
}
