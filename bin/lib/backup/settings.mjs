import { join, resolve } from "node:path";
import { Failure } from "../failure.mjs";
import { bucketPlace, folderPlace } from "./places.mjs";

/** @typedef {{ days: number; weeks: number; months: number }} Keep */

/** Ahead of UTC all year, in milliseconds. */
export const SHANGHAI = 8 * 3_600_000;

/**
 * Where backups are kept, as the environment says: BACKUP_TO is a folder or s3://bucket/folder, DATA_DIR/backups unless set.
 * A bucket is entered with BACKUP_S3_ENDPOINT and so on, or what S3_ENDPOINT and so on say.
 * @param {NodeJS.Dict<string>} env
 * @param {string} dataDir
 */
export async function backupPlace(env, dataDir) {
  const to = env.BACKUP_TO || join(dataDir, "backups");
  const passphrase = passphraseOf(env);
  if (!to.startsWith("s3://")) return folderPlace(resolve(to), passphrase);
  const [, bucket, folder = ""] = to.match(/^s3:\/\/([\w.-]+)(?:\/(.*?))?\/*$/) ?? [];
  if (!bucket) throw new Failure(`BACKUP_TO=${to} 不正确，请写成 s3://存储桶/文件夹。`);
  if (!passphrase)
    throw new Failure(
      "备份到存储桶要加密：请先用 BACKUP_PASSPHRASE 设置口令，并把口令另外妥善保管；没有口令就无法恢复。",
    );
  const { openBucket } = await import("./bucket.mjs");
  const opened = openBucket((name) => env[`BACKUP_${name}`] || env[name], { bucket, prefix: "" });
  return bucketPlace(opened, { label: to.replace(/\/+$/, ""), folder, passphrase });
}

/**
 * Refuses settings that mean nothing when the site starts, not in the night when the backup is due.
 * @param {NodeJS.Dict<string>} env
 * @param {string} dataDir
 */
export async function requireSettings(env, dataDir) {
  dailyAt(env);
  kept(env);
  await backupPlace(env, dataDir);
}

/**
 * Absent, or long enough that guessing is hopeless.
 * @param {NodeJS.Dict<string>} env
 */
export function passphraseOf(env) {
  const passphrase = env.BACKUP_PASSPHRASE || undefined;
  if (passphrase && passphrase.length < 12) throw new Failure("口令 BACKUP_PASSPHRASE 太短，请用至少 12 个字。");
  return passphrase;
}

/**
 * When the day's backup is due, in minutes after midnight in Shanghai; null when none is made by itself.
 * @param {NodeJS.Dict<string>} env
 */
export function dailyAt(env) {
  const at = env.BACKUP_AT || "02:30";
  if (at === "never") return null;
  const [, hour, minute] = at.match(/^([01]\d|2[0-3]):([0-5]\d)$/) ?? [];
  if (!hour) throw new Failure(`BACKUP_AT=${at} 不正确，请写成 02:30 这样的时间，或 never（不自动备份）。`);
  return Number(hour) * 60 + Number(minute);
}

/**
 * How many days, weeks and months have a backup kept: `{ days, weeks, months }`.
 * @param {NodeJS.Dict<string>} env
 * @returns {Keep}
 */
export function kept(env) {
  const keep = env.BACKUP_KEEP || "7,4,12";
  const [, days, weeks, months] = keep.match(/^([1-9]\d{0,3}),(\d{1,4}),(\d{1,4})$/) ?? [];
  if (!days) throw new Failure(`BACKUP_KEEP=${keep} 不正确，请写成 7,4,12（天、周、月各留几份）。`);
  return { days: Number(days), weeks: Number(weeks), months: Number(months) };
}
