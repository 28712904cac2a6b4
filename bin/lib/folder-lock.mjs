import { randomUUID } from "node:crypto";
import {
  closeSync,
  futimesSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "./caught.mjs";
import { Failure } from "./failure.mjs";
import { noFile } from "./secret.mjs";
import { endIn, onStop } from "./shutdown.mjs";

/**
 * @typedef {{ pid: number; command: string; near: boolean }} Holder
 * @typedef {{ token: string; pid: number; began: string | undefined; space: string; of: string; command: string }} Note
 */

/** How often who holds a folder shows that it lives, and how long others watch for it, in milliseconds. */
const BEAT = 1000;
const WATCH = 6000;
/** How long until who waits for a turn looks again. */
const TURN = 20;
/** From when on, in milliseconds, what was written for a moment was left by a killed process. */
const LEFT = 60_000;

/** What disks answer that know no second names. */
const UNLINKABLE = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "ENOSYS"];

/**
 * What this process wrote into folders that it holds, by the file.
 * @type {Map<string, string>}
 */
const ours = new Map();

/**
 * Takes a data folder for this process, until it ends. Gives undefined, or, when a living process has it, that process as it
 * noted itself: `{ pid, command, near }`, where `near` says that its number means the same process here. What a killed process
 * left is recognised: here by the moment the process began, since numbers come again (containers count from 1), and from
 * another container or machine by a note that is not touched any more.
 * @param {string} folder
 * @returns {Promise<Holder | undefined>}
 */
export async function takeFolder(folder) {
  const file = noteIn(folder);
  if (holds(folder)) return undefined;
  const mine = JSON.stringify(ourselves(folder));
  const holder = await take(folder, file, mine);
  if (!holder) holdOn(folder, mine);
  if (!holder) clearLeft(file);
  return holder;
}

/**
 * Whether this process holds a folder, and nobody took it over. A note that cannot be read at this moment (no handle left, a
 * faulty disk) names nobody else: whoever stops must not leave the database behind for it.
 * @param {string} folder
 */
export function holds(folder) {
  const file = noteIn(folder);
  if (!ours.has(file)) return false;
  try {
    return isSame(contentOf(file), ours.get(file));
  } catch {
    return true;
  }
}

/**
 * Whether a living process holds this folder.
 * @param {string} folder
 */
export async function isHeld(folder) {
  const file = noteIn(folder);
  return (await livingHolder(folder, file, await read(file))) !== undefined;
}

/** @param {string} folder */
const noteIn = (folder) => join(folder, "in-use");

/**
 * Makes a note ours; gives the living process that has it, if one does. A leftover may be taken over only by who holds the note
 * beside it, which is taken in the same way: so one does it, and none takes what another took meanwhile for the leftover.
 * @param {string} folder
 * @param {string} file
 * @param {string} mine
 * @returns {Promise<Holder | undefined>}
 */
async function take(folder, file, mine) {
  for (;;) {
    if (create(file, mine)) return undefined;
    if (isNoFile(file)) throw new Failure(noFile(file));
    const text = await read(file);
    const holder = await livingHolder(folder, file, text);
    if (holder) return holder;
    const turn = `${file}.turn`;
    if (text === undefined || (await take(folder, turn, mine))) {
      await wait(TURN);
      continue;
    }
    try {
      if (replace(file, { text, mine })) return undefined;
    } finally {
      rmSync(turn, { force: true });
    }
  }
}

/**
 * What can never be read or made would be waited for without an end; a link that leads nowhere too.
 * @param {string} file
 */
function isNoFile(file) {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
}

/** @param {string} folder @returns {Note} */
function ourselves(folder) {
  const command = process.env.npm_lifecycle_event ? `npm run ${process.env.npm_lifecycle_event}` : "node";
  const [began, space, of] = [beginningOf(process.pid), numberSpace(), inodeOf(folder)];
  return { token: randomUUID(), pid: process.pid, began, space, of, command };
}

/**
 * False when the file is there already. It appears with all that stands in it.
 * @param {string} file
 * @param {string} text
 */
function create(file, text) {
  const beside = writeBeside(file, text);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "EEXIST") return false;
    if (UNLINKABLE.includes(code)) return createSlowly(file, text);
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * Where the disk knows no second names (USB sticks, shares). Others wait a moment for what is empty yet.
 * @param {string} file
 * @param {string} text
 */
function createSlowly(file, text) {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    return contentOf(file) === text;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * False when something else than this text stands there by now.
 * @param {string} file
 * @param {{ text: string; mine: string }} texts
 */
function replace(file, { text, mine }) {
  if (contentOf(file) !== text) return false;
  const beside = writeBeside(file, mine);
  try {
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
  return contentOf(file) === mine;
}

/** @param {string} file @param {string} text */
function writeBeside(file, text) {
  const beside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(beside, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    // Of a full disk the empty file remains.
    rmSync(beside, { force: true });
    throw error;
  }
  return beside;
}

/**
 * Removes what processes left that were killed before they could link or rename it. That it cannot be is nobody's trouble.
 * @param {string} file
 */
function clearLeft(file) {
  const isBeside = (/** @type {string} */ name) =>
    name.startsWith(`${basename(file)}.`) && /\.[0-9a-f-]{36}$/.test(name);
  try {
    for (const path of readdirSync(dirname(file))
      .filter(isBeside)
      .map((name) => join(dirname(file), name)))
      if (Date.now() - (touched(path) ?? Date.now()) > LEFT) rmSync(path, { force: true });
  } catch {}
}

/** @param {string} folder @param {string} mine */
function holdOn(folder, mine) {
  const file = noteIn(folder);
  ours.set(file, mine);
  const beat = setInterval(() => show(folder, mine), BEAT).unref();
  onStop(() => {
    clearInterval(beat);
    if (holds(folder)) rmSync(file, { force: true });
    ours.delete(file);
  });
}

/**
 * Shows that the holder lives, and notices when the folder is another's.
 * @param {string} folder
 * @param {string} mine
 */
function show(folder, mine) {
  const file = noteIn(folder);
  try {
    // By its handle: should somebody else get the name in this moment, this touches only what is ours.
    const handle = openSync(file, "r+");
    try {
      const text = readFileSync(handle, "utf8");
      const note = parsed(text);
      if (isSame(text, mine)) futimesSync(handle, new Date(), new Date());
      // Whoever was stopped for a while, and counted as dead, must not write beside who came after.
      else if (note) endIn(takenSentence(folder, note));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") putBack(folder, mine);
  }
}

/**
 * Somebody tidied up. What else goes wrong with a disk, now or while it is put back, may be over at the next beat.
 * @param {string} folder
 * @param {string} mine
 */
function putBack(folder, mine) {
  try {
    if (statSync(folder, { throwIfNoEntry: false })) create(noteIn(folder), mine);
  } catch {}
}

/** @param {string} folder @param {{ pid: number; command: string }} holder */
const takenSentence = (folder, { pid, command }) =>
  `数据文件夹 ${folder} 已被另一个程序接管（进程 ${pid}，${command}），这里停止运行，以免两个程序同时写同一份数据。`;

/**
 * What stands in the file. It may just have been made and be empty still.
 * @param {string} file
 */
async function read(file) {
  for (let waited = 0; waited < BEAT && contentOf(file) === ""; waited += 50) await wait(50);
  return contentOf(file);
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {string | undefined} text
 * @returns {Promise<Holder | undefined>}
 */
async function livingHolder(folder, file, text) {
  const note = parsed(text);
  if (!note) return undefined;
  const near = note.space === numberSpace();
  // A copy of a folder in use has a copy of the note, which is about the other folder.
  if (near && note.of !== inodeOf(folder)) return undefined;
  const lives = near && note.began ? beginningOf(note.pid) === note.began : await beats(file);
  return lives ? { pid: note.pid, command: note.command, near } : undefined;
}

/** @param {string} file */
async function beats(file) {
  const first = touched(file);
  for (let waited = 0; waited < WATCH; waited += BEAT / 2) {
    await wait(BEAT / 2);
    if (touched(file) !== first) return touched(file) !== undefined;
  }
  return false;
}

/** @param {string} file */
function contentOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new Failure(
      `读不了 ${file}（${codeOf(error)}），不知道数据文件夹是否正由别的程序使用。请检查它的权限和磁盘；确认没有别的程序在用以后，也可以删除它。`,
    );
  }
}

/** @param {string | undefined} text @returns {Note | undefined} */
function parsed(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** @param {string | undefined} text @param {string | undefined} other */
const isSame = (text, other) => text !== undefined && parsed(text)?.token === parsed(other)?.token;

/** @param {string} file */
function touched(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** @param {string} folder */
const inodeOf = (folder) => String(statSync(folder, { bigint: true }).ino);

/**
 * The moment a process began, in the kernel's own count; undefined for one that is over, and where the kernel does not tell.
 * @param {number} pid
 */
function beginningOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

/** Where process numbers mean the same: this run of this machine, in this container. */
function numberSpace() {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}
