import { constants, setPriority } from "node:os";
import { backUpDaily } from "./lib/backup/daily.mjs";
import { backUp } from "./lib/backup/make.mjs";
import { noted } from "./lib/backup/note.mjs";
import { readEnvironment } from "./lib/environment.mjs";
import { openSchool, requireSchoolFolder } from "./lib/existing-school.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { say } from "./lib/progress.mjs";
import { hasFile } from "./lib/root.mjs";

/**
 * `npm run backup`: saves the school, also while it runs, to where BACKUP_TO says. `--daily` is what a running site asks for:
 * only if the day's backup is due, and followed by the removal of what need not be kept.
 */
await main(async () => {
  const { dataDir, databaseUrl: given } = readEnvironment();
  const wanted = { dataDir, databaseUrl: given, command: "npm run backup" };
  requireSchoolFolder(wanted);
  // Not whenever the packages are not the newest: a site that runs on them would lose them from under it.
  if (!hasFile("node_modules/pg-copy-streams")) install();
  const { url: databaseUrl } = await openSchool(wanted);
  const school = { databaseUrl, dataDir, env: process.env };
  if (process.argv.includes("--daily")) {
    // It takes every processor there is; readers of the site come first.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    return backUpDaily(school);
  }
  say("正在备份…");
  const made = await noted(databaseUrl, "manual", () => backUp({ ...school, kind: "manual" }));
  say(`备份完成，已逐项读回核对：${made.records} 条记录，${made.files} 个文件。\n${made.address}`);
  if (made.warning) say(made.warning);
  if (made.missing.length > 0) say(`注意：有 ${made.missing.length} 份文件在存储里找不到，没有备份到。`);
});
