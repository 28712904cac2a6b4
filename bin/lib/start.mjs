import { keepDailyBackups } from "./backup/schedule.mjs";
import { buildSite } from "./build.mjs";
import { readEnvironment } from "./environment.mjs";
import { main } from "./failure.mjs";
import { officeAddresses, requireFreePort } from "./ports.mjs";
import { prepareSupervised } from "./prepare.mjs";
import { say } from "./progress.mjs";
import { setupPath } from "./school.mjs";
import { databaseEnd, hasRoomIn, keepUp, whileItRuns } from "./supervise.mjs";
import { beginAgain, startSite } from "./web-server.mjs";
import { welcome } from "./welcome.mjs";

/**
 * @typedef {object} Running
 * @property {import("./web-server.mjs").Begun} site
 * @property {import("./database.mjs").Database} database
 * @property {string} host
 * @property {number} port
 * @property {NodeJS.Dict<string>} env
 * @property {string} dataDir
 */

/** `npm start`: from a fresh clone to a running site, and the same command ever after. `--empty` leaves out the examples. */
export function start() {
  return main(async () => {
    const { port, host, ...where } = readEnvironment();
    const { dataDir } = where;
    await requireFreePort(port, host);
    const { database, env } = await prepareSupervised({ ...where, seedArguments: process.argv.slice(2) });
    await whileItRuns(database, () => buildSite(env));
    say("正在启动网站…");
    const site = await startSite({ host, port, env }, { hasRoom: () => hasRoomIn(dataDir) });
    await announce({ port, host, env, dataDir, place: database.place });
    await supervise({ site, database, host, port, env, dataDir });
  });
}

/**
 * Until told to stop; a Failure when the site or its database cannot be kept up.
 * @param {Running} running
 */
function supervise({ site, database, host, port, env, dataDir }) {
  const hasRoom = () => hasRoomIn(dataDir);
  let current = { site, env };
  keepDailyBackups({ databaseUrl: () => current.env.DATABASE_URL ?? database.url, dataDir });
  const beginSite = async () => {
    const begun = beginAgain({ host, port, env: current.env });
    current = { ...current, site: begun };
    return begun;
  };
  const { revive } = database;
  const beginDatabase = async (/** @type {NonNullable<typeof revive>} */ again) => {
    const { url, place } = await again();
    say("内置数据库已重新运行。");
    // Its port was taken meanwhile: a server that is begun anew learns the new one.
    if (url !== current.env.DATABASE_URL) {
      current = { ...current, env: { ...current.env, DATABASE_URL: url, DATABASE_PLACE: place } };
      current.site.stop();
    }
    return { ended: databaseEnd(database) };
  };
  const parts = [keepUp({ name: "网站", running: site, begin: beginSite, hasRoom })];
  if (revive) {
    const running = { ended: databaseEnd(database) };
    parts.push(keepUp({ name: "内置数据库", running, begin: () => beginDatabase(revive), hasRoom }));
  }
  return Promise.race(parts);
}

/** @param {{ port: number; host: string; env: NodeJS.Dict<string>; dataDir: string; place: string }} site */
async function announce({ port, host, env, dataDir, place }) {
  const path = await setupPath(env);
  say(`数据文件夹：${dataDir}\n数据库：${place}`);
  for (const line of welcome({ port, host, others: officeAddresses(), path, env: process.env })) say(line);
  say("按 Ctrl-C 停止。");
}
