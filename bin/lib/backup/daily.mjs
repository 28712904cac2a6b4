import { say } from "../progress.mjs";
import { backUp } from "./make.mjs";
import { lastGood, noted, noteWarning } from "./note.mjs";
import { reasonOf } from "./places.mjs";
import { ownOf, schoolOf, superfluous } from "./retention.mjs";
import { backupPlace, dailyAt, kept, SHANGHAI } from "./settings.mjs";
import { Busy } from "./turn.mjs";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Makes the day's backup when it is due, then removes the older ones that need not be kept. Other servers may try as well.
 * @param {{ databaseUrl: string; dataDir: string; env: NodeJS.Dict<string> }} school
 */
export async function backUpDaily({ databaseUrl, dataDir, env }) {
  if (!(await isBackupDue(databaseUrl, env, new Date()))) return;
  const keep = kept(env);
  try {
    const made = await noted(databaseUrl, "daily", () => backUp({ databaseUrl, dataDir, env, kind: "daily" }));
    say(`每日备份完成：${made.address}`);
    if (made.warning) say(made.warning);
  } catch (error) {
    if (error instanceof Busy) return;
    throw error;
  }
  // The backup is made; that old ones are too many is told, and is no reason to call it failed.
  const warning = await removeSuperfluous({ dataDir, env, keep }).catch(
    (error) => `旧的备份没有清理：${error.message}`,
  );
  if (!warning) return;
  say(warning);
  await noteWarning(databaseUrl, warning).catch((error) => say(error.message));
}

/**
 * The sentence when some could not be removed; the others are gone.
 * @param {{ dataDir: string; env: NodeJS.Dict<string>; keep: import("./settings.mjs").Keep }} school
 */
async function removeSuperfluous({ dataDir, env, keep }) {
  const place = await backupPlace(env, dataDir);
  /** @type {string[]} */
  const stuck = [];
  for (const name of superfluous(ownOf(await place.list(), schoolOf(dataDir)), keep))
    await place.remove(name).catch((error) => stuck.push(`${place.address(name)}：${reasonOf(error)}`));
  if (stuck.length === 0) return undefined;
  return `有 ${stuck.length} 份旧的备份删不掉（${stuck[0]}），会越积越多。请检查放备份的地方的删除权限。`;
}

/**
 * Whether no good backup began since the day's time last passed. Asked often rather than reckoned ahead, so that a computer
 * that is off at night makes its backup in the morning, and one that slept wakes to it.
 * @param {string} databaseUrl
 * @param {NodeJS.Dict<string>} env
 * @param {Date} now
 */
export async function isBackupDue(databaseUrl, env, now) {
  const at = dailyAt(env);
  if (at === null) return false;
  const last = await lastGood(databaseUrl);
  return last === null || last < lastTime(at, now);
}

/**
 * The last time it was so many minutes after midnight in Shanghai.
 * @param {number} minutes
 * @param {Date} now
 */
export function lastTime(minutes, now) {
  const midnight = Math.floor((now.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI;
  const today = midnight + minutes * MINUTE;
  return new Date(today <= now.getTime() ? today : today - DAY);
}
