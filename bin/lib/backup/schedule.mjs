import { startNode } from "../children.mjs";
import { inRoot } from "../root.mjs";
import { isStopping } from "../shutdown.mjs";
import { isBackupDue } from "./daily.mjs";

const OFTEN = 5 * 60_000;
/** After a failure, so that a full disk is tried again when there is room, without a failure noted every five minutes. */
const LATER = 60 * 60_000;

/**
 * Sees to the daily backup as long as this process lives. It is made by a process of its own: what it needs of memory is given
 * back, and should it fall over, the site does not. `databaseUrl` is asked each time: an embedded database that was brought up
 * anew may have another port.
 */
export function keepDailyBackups({ databaseUrl, dataDir }) {
  const look = async () => {
    if (isStopping()) return;
    const went = await makeWhenDue({ databaseUrl: databaseUrl(), dataDir }).catch((error) => {
      process.stderr.write(`每日备份没有做成：${error.message}\n`);
      return false;
    });
    setTimeout(look, went ? OFTEN : LATER).unref();
  };
  setTimeout(look, FIRST).unref();
}

/** Visitors first: the site has just started. */
const FIRST = 60_000;

/** False when it was due and failed. */
async function makeWhenDue({ databaseUrl, dataDir }) {
  if (!(await isBackupDue(databaseUrl, process.env, new Date()))) return true;
  const { ended } = startNode([inRoot("bin/backup.mjs"), "--daily"], {
    env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    stdio: "inherit",
  });
  return (await ended) === 0;
}
