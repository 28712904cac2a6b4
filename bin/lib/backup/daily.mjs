import { say } from "../progress.mjs";
import { backUp } from "./make.mjs";
import { lastGood, noted } from "./note.mjs";
import { ownOf, schoolOf, superfluous } from "./retention.mjs";
import { backupPlace, dailyAt, kept, SHANGHAI } from "./settings.mjs";
import { Busy } from "./turn.mjs";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Makes the day's backup when it is due, then removes the older ones that need not be kept. Other servers may try as well. */
export async function backUpDaily({ databaseUrl, dataDir, env }) {
  if (!(await isBackupDue(databaseUrl, env, new Date()))) return;
  const keep = kept(env);
  try {
    const made = await noted(databaseUrl, "daily", () => backUp({ databaseUrl, dataDir, env, kind: "daily" }));
    say(`每日备份完成：${made.address}`);
  } catch (error) {
    if (error instanceof Busy) return;
    throw error;
  }
  // The backup is made; that old ones are too many is told, and is no reason to call it failed.
  await removeSuperfluous({ dataDir, env, keep }).catch((error) => say(`旧的备份没有清理掉：${error.message}`));
}

async function removeSuperfluous({ dataDir, env, keep }) {
  const place = await backupPlace(env, dataDir);
  for (const name of superfluous(ownOf(await place.list(), schoolOf(dataDir)), keep)) await place.remove(name);
}

/**
 * Whether no good backup began since the day's time last passed. Asked often rather than reckoned ahead, so that a computer
 * that is off at night makes its backup in the morning, and one that slept wakes to it.
 */
export async function isBackupDue(databaseUrl, env, now) {
  const at = dailyAt(env);
  if (at === null) return false;
  const last = await lastGood(databaseUrl);
  return last === null || last < lastTime(at, now);
}

/** The last time it was so many minutes after midnight in Shanghai. */
export function lastTime(minutes, now) {
  const midnight = Math.floor((now.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI;
  const today = midnight + minutes * MINUTE;
  return new Date(today <= now.getTime() ? today : today - DAY);
}
