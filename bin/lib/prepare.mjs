import { authSecret } from "./auth-secret.mjs";
import { refuseMarkedFolder } from "./backup/target.mjs";
import { generateClient } from "./client.mjs";
import { requireAlone, startDatabase } from "./database.mjs";
import { prepareDataDir } from "./environment.mjs";
import { install } from "./install.mjs";
import { upgradeOwn } from "./own-database.mjs";
import { say } from "./progress.mjs";
import { powersOf, warningOf } from "./rights.mjs";
import { seed } from "./school.mjs";
import { whileItRuns } from "./supervise.mjs";

/**
 * @typedef {object} Wanted
 * @property {string} dataDir
 * @property {string} [databaseUrl]
 * @property {string} [ownerUrl]
 * @property {string[]} seedArguments
 */

/**
 * Everything a server needs before it starts: packages, database, its structure and content, the secret. Refuses a data folder
 * that another process works on. Gives the variables to hand to the server; the owner's address is not among them.
 * @param {Wanted} options
 */
export async function prepare(options) {
  return (await prepareSupervised(options)).env;
}

/**
 * The same with the database beside: `{ database, env }`.
 * @param {Wanted} wanted
 */
export async function prepareSupervised({ dataDir, databaseUrl, ownerUrl, seedArguments }) {
  prepareDataDir(dataDir);
  refuseMarkedFolder(dataDir);
  install();
  await generateClient();
  await requireAlone({ dataDir, databaseUrl });
  say(databaseUrl ? "正在连接数据库…" : "正在启动数据库…");
  const database = await startDatabase({ dataDir, databaseUrl, ownerUrl });
  const env = await whileItRuns(database, () => fill({ dataDir, database, args: seedArguments }));
  return { database, env };
}

/** @param {{ dataDir: string; database: import("./database.mjs").Database; args: string[] }} school */
async function fill({ dataDir, database, args }) {
  const applied = await upgradeOwn({ dataDir, database, args });
  if (applied.length > 0) say(`数据库结构已更新（${applied.length} 项）`);
  const warning = warningOf(await powersOf(database.url));
  if (warning) say(warning);
  const env = {
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: undefined,
    DATABASE_PLACE: database.place,
    DATA_DIR: dataDir,
    AUTH_SECRET: await authSecret({ dataDir, ownerUrl: database.ownerUrl, args }),
  };
  await seed(env, args);
  return env;
}
