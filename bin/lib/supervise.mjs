import { statfsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { ROOM } from "../../lib/core/room.mjs";
import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { isStopping } from "./shutdown.mjs";

/**
 * @typedef {{ ended: Promise<string> }} Running
 * @typedef {object} Part
 * @property {string} name
 * @property {Running} running
 * @property {() => Promise<Running>} begin
 * @property {() => boolean} hasRoom
 * @property {typeof PAUSE} [pause]
 * @property {number} [tries]
 */

/** In milliseconds: the first pause and the longest, and how long something must have run to count as well again. */
const PAUSE = { first: 1000, longest: 30_000, well: 300_000 };
/** So often in a row something is started again before a person is needed: over some four minutes. */
const TRIES = 12;

/** @type {Promise<never>} */
const never = new Promise(() => {});

/**
 * Keeps a part of the site running: `begin` starts it and gives `{ ended }`, which resolves to how it ended. What ends is begun
 * again after a pause that doubles; what does not stay up is a Failure. As long as the disk is full it is tried without an
 * end, so that all goes on by itself when there is room. `name` is what people call it.
 * @param {Part} part
 * @returns {Promise<unknown>} never, but when it is given up
 */
export async function keepUp({ name, running, begin, hasRoom, pause = PAUSE, tries = TRIES }) {
  let current = running;
  let failures = 0;
  for (;;) {
    const since = Date.now();
    const how = await current.ended;
    if (isStopping()) return never;
    if (Date.now() - since >= pause.well) failures = 0;
    const isFull = !hasRoom();
    if (!isFull) failures += 1;
    if (failures > tries) throw new Failure(`${name}连续 ${tries} 次重新启动都没有成功，已停止。请查看以上信息。`);
    const delay = Math.min(pause.first * 2 ** Math.max(failures - 1, 0), pause.longest);
    say(`${name}意外停止（${isFull ? "磁盘已满" : how}），${Math.ceil(delay / 1000)} 秒后重新启动…`);
    await wait(delay);
    if (isStopping()) return never;
    current = await begin().catch(asEnded);
  }
}

/**
 * Works on a database at a start. What fails because the embedded one died meanwhile is told as that.
 * @template Result
 * @param {{ isRunning: () => boolean }} database
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function whileItRuns(database, work) {
  try {
    return await work();
  } catch (error) {
    if (database.isRunning() || isStopping()) throw error;
    throw new Failure("内置数据库在启动时意外停止，没有启动成功；写了一半的内容会撤回，数据没有丢。请再启动一次。");
  }
}

/**
 * Resolves when an embedded database is not running any more.
 * @param {{ isRunning: () => boolean }} database
 */
export async function databaseEnd(database) {
  while (database.isRunning()) await wait(1000);
  return "进程已不在";
}

/**
 * Whether the disk of a folder has room for anything to start: without it, it is not its fault. One that tells nothing has.
 * @param {string} folder
 */
export function hasRoomIn(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM.full;
  } catch {
    return true;
  }
}

/**
 * What could not even begin has ended at once.
 * @param {Error & { output?: string }} error
 * @returns {Running}
 */
function asEnded(error) {
  if (isStopping()) return { ended: never };
  process.stderr.write(`${error.output?.trimEnd() ?? error.stack}\n`);
  return { ended: Promise.resolve("没有启动成功") };
}
