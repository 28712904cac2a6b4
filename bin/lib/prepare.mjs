import { upgrade, WITHOUT_BACKUP } from "./backup/upgrade.mjs";
import { generateClient } from "./client.mjs";
import { startDatabase } from "./database.mjs";
import { prepareDataDir } from "./environment.mjs";
import { install } from "./install.mjs";
import { say } from "./progress.mjs";
import { seed } from "./school.mjs";
import { keptSecret } from "./secret.mjs";

/**
 * Everything a server needs before it starts: packages, database, its structure and content, the secret.
 * Gives the variables to hand to the server.
 */
export async function prepare({ dataDir, databaseUrl, seedArguments }) {
  prepareDataDir(dataDir);
  install();
  await generateClient();
  say(databaseUrl ? "正在连接数据库…" : "正在启动数据库…");
  const { url } = await startDatabase({ dataDir, databaseUrl });
  const skipBackup = seedArguments.includes(WITHOUT_BACKUP);
  const applied = await upgrade({ databaseUrl: url, dataDir, env: process.env, skipBackup });
  if (applied.length > 0) say(`数据库结构已更新（${applied.length} 项）`);
  const env = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    AUTH_SECRET: process.env.AUTH_SECRET || keptSecret(dataDir, "auth-secret"),
  };
  await seed(env, seedArguments);
  return env;
}
