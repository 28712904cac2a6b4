import { outputOf, stackOf } from "../caught.mjs";
import { Failure } from "../failure.mjs";
import { applyMigrations, migrationState } from "../migrations.mjs";
import { say } from "../progress.mjs";
import { overruledBy, WITHOUT_BACKUP } from "../start-options.mjs";
import { backUp } from "./make.mjs";
import { noteMade, notingFailure } from "./note.mjs";
import { requireSettings } from "./settings.mjs";
import { MOST_PATIENCE } from "./turn.mjs";

/** @typedef {import("./make.mjs").School & { skipBackup?: boolean; patience?: string }} School */

/**
 * Brings a database up to this version's migrations, and gives the names of those applied now. One that holds a school is saved
 * first, and without that it is not touched, unless `skipBackup` says so.
 * @param {School} school
 */
export async function upgrade({ databaseUrl, dataDir, env, skipBackup, patience = MOST_PATIENCE }) {
  await requireSettings(env, dataDir);
  const { applied, pending } = await migrationState(databaseUrl);
  if (applied.length === 0 || pending.length === 0) return applyMigrations(databaseUrl);
  if (skipBackup) {
    say("按要求不做升级前的备份。");
    return applyMigrations(databaseUrl);
  }
  say("正在做升级前的备份…");
  const startedAt = new Date();
  const made = await notingFailure(databaseUrl, "upgrade", () =>
    backUp({ databaseUrl, dataDir, env, kind: "upgrade", patience }),
  ).catch(refuse);
  say(`升级前的备份完成：${made.address}`);
  if (made.warning) say(made.warning);
  const now = await applyMigrations(databaseUrl);
  await noteMade(databaseUrl, { kind: "upgrade", startedAt, made });
  return now;
}

/** @param {unknown} error @returns {never} */
function refuse(error) {
  const reason = error instanceof Failure ? error.message : "备份时出了意外的错误。";
  throw Object.assign(
    new Failure(
      `没有升级，数据保持原样：升级前的备份没有做成。${reason}确实不要备份时，${overruledBy(WITHOUT_BACKUP)}。`,
    ),
    { output: outputOf(error) ?? stackOf(error) },
  );
}
