import { requireRestorable } from "./lib/backup/restorable.mjs";
import { restore } from "./lib/backup/restore.mjs";
import { markFolder } from "./lib/backup/target.mjs";
import { wantedBackup } from "./lib/backup/wanted.mjs";
import { requireAlone, startDatabase } from "./lib/database.mjs";
import { prepareDataDir, readEnvironment } from "./lib/environment.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { say } from "./lib/progress.mjs";
import { giveRights } from "./lib/rights.mjs";

/**
 * `npm run restore -- backup`: brings a school back into an empty DATA_DIR, or an empty database of DATABASE_URL. The backup is
 * a file or folder, or the name of one where BACKUP_TO says.
 */
await main(async () => {
  const environment = readEnvironment();
  const { dataDir } = environment;
  install();
  const read = () => wantedBackup(process.argv[2], { env: process.env, dataDir });
  const first = await read();
  say("正在核对备份…");
  await requireRestorable(first);
  prepareDataDir(dataDir);
  await requireAlone(environment);
  markFolder(dataDir);
  const { url, ownerUrl } = await startDatabase(environment);
  say("正在恢复…");
  const { records, files, overruled } = await restore({
    entries: await read(),
    databaseUrl: ownerUrl,
    dataDir,
    env: process.env,
  });
  // Before the first start too the other commands work on it, as the web server's account.
  await giveRights({ url, ownerUrl });
  say(
    `恢复完成：${records} 条记录，${files} 个文件。现在可以启动网站：npm start，或服务 systemctl start party-school。`,
  );
  for (const name of overruled)
    say(`注意：环境变量 ${name} 与备份里的不同。备份里的已放进数据文件夹，请去掉这个变量再启动。`);
});
