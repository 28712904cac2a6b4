import { startDatabase } from "./lib/database.mjs";
import { prepareDataDir, readEnvironment } from "./lib/environment.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { upgradeOwn } from "./lib/own-database.mjs";
import { say } from "./lib/progress.mjs";

/** `npm run migrate`: brings the database of DATABASE_URL, or the embedded one, up to prisma/migrations, as `npm start` does. */
await main(async () => {
  const environment = readEnvironment();
  const { dataDir } = environment;
  prepareDataDir(dataDir);
  install();
  const database = await startDatabase(environment);
  const applied = await upgradeOwn({ dataDir, database, args: process.argv.slice(2) });
  say(applied.length > 0 ? applied.join("\n") : "数据库结构已是最新。");
});
