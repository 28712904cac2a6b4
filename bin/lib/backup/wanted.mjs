import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Failure } from "../failure.mjs";
import { readBackup } from "./places.mjs";
import { backupPlace, passphraseOf } from "./settings.mjs";

/**
 * The entries of the backup a person asked for: a file or folder, or the name of one where BACKUP_TO says. Makes nothing.
 * @param {string | undefined} wanted
 * @param {{ env: NodeJS.Dict<string>; dataDir: string }} where
 */
export async function wantedBackup(wanted, { env, dataDir }) {
  if (wanted && existsSync(wanted)) return readBackup(wanted, passphraseOf(env));
  const place = await backupPlace(env, dataDir);
  const names = await place.list();
  const name = wanted?.replace(/\.sealed$/, "");
  if (name && names.includes(name)) return place.read(name);
  const list = names.length > 0 ? `${place.where} 里现有的备份：\n${names.join("\n")}` : `${place.where} 里没有备份。`;
  throw new Failure(`${wanted ? notFound(wanted) : notSaid(names)}\n${list}`);
}

/**
 * A folder that this account may not enter looks as if it were not there.
 * @param {string} wanted
 */
const notFound = (wanted) =>
  /[/\\]/.test(wanted)
    ? `没有找到备份 ${resolve(wanted)}，什么都没有做。请核对路径，并确认当前账号有权读取。`
    : `没有找到名为 ${wanted} 的备份，什么都没有做。请写出它的完整路径，或下面列出的名字。`;

/** @param {string[]} names */
const notSaid = ([newest = "/mnt/usb/backup-20270101-023000-daily"]) =>
  `请写明要恢复哪一份备份，例如：npm run restore -- ${newest}`;
