import { existsSync } from "node:fs";
import { readBackup } from "./lib/backup/places.mjs";
import { restore } from "./lib/backup/restore.mjs";
import { backupPlace, passphraseOf } from "./lib/backup/settings.mjs";
import { startDatabase } from "./lib/database.mjs";
import { prepareDataDir, readEnvironment } from "./lib/environment.mjs";
import { Failure, main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { say } from "./lib/progress.mjs";

/**
 * `npm run restore -- backup`: brings a school back into an empty DATA_DIR, or an empty database of DATABASE_URL. The backup is
 * a file or folder, or the name of one where BACKUP_TO says.
 */
await main(async () => {
  const environment = readEnvironment();
  const { dataDir } = environment;
  const wanted = process.argv[2];
  prepareDataDir(dataDir);
  install();
  const entries = await find(wanted, dataDir);
  const { ownerUrl: databaseUrl } = await startDatabase(environment);
  say("正在恢复…");
  const { records, files, overruled } = await restore({ entries, databaseUrl, dataDir, env: process.env });
  say(`恢复完成：${records} 条记录，${files} 个文件。现在可以执行 npm start。`);
  for (const name of overruled) say(`注意：环境变量 ${name} 与备份里的不同，以环境变量为准，大家需要重新登录。`);
});

async function find(wanted, dataDir) {
  if (wanted && existsSync(wanted)) return readBackup(wanted, passphraseOf(process.env));
  const place = await backupPlace(process.env, dataDir);
  const names = await place.list();
  const name = wanted?.replace(/\.sealed$/, "");
  if (names.includes(name)) return place.read(name);
  const list = names.length > 0 ? `现有的备份：\n${names.join("\n")}` : "那里没有备份。";
  throw new Failure(`请写明要恢复哪一份备份，例如：npm run restore -- /mnt/usb/backup-20270101-023000-daily\n${list}`);
}
