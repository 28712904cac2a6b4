import { LOCKS } from "../../../lib/core/advisory-locks.mjs";
import { Failure } from "../failure.mjs";
import { withPlainSession } from "./session.mjs";

const PATIENCE = "120s";
const MOST_PATIENCE = "30min";

/** Another backup of the same school is being made. */
export class Busy extends Failure {}

/**
 * Works while nothing is removed from the store of uploaded files and nobody else makes a backup. Locks of a transaction, so
 * that they also hold behind a pool that hands connections on. `stillHeld` throws when the connection was lost meanwhile.
 */
export function inTurn(databaseUrl, { isPatient }, work) {
  return withPlainSession(databaseUrl, async (client) => {
    await client.query("begin");
    if (isPatient) await waitFor(client);
    const { rows } = await client.query("select pg_try_advisory_xact_lock($1) as mine", [LOCKS.backup]);
    if (!rows[0].mine) throw new Busy("另一个备份正在进行，请等它做完。");
    await client.query("select set_config('lock_timeout', $1, true)", [PATIENCE]);
    await client.query("select pg_advisory_xact_lock($1)::text", [LOCKS.clearing]);
    const stillHeld = () => client.query("select 1");
    const result = await work(stillHeld);
    await client.query("rollback");
    return result;
  });
}

/** A backup that hangs must not hold up a start without a word. */
async function waitFor(client) {
  await client.query("select set_config('lock_timeout', $1, true)", [MOST_PATIENCE]);
  await client.query("select pg_advisory_xact_lock($1)::text", [LOCKS.backup]).catch((error) => {
    throw error.code === "55P03" ? new Busy("另一个备份一直没有做完，请结束它再启动。") : error;
  });
}
