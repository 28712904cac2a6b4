import { randomUUID } from "node:crypto";
import {
  closeSync,
  futimesSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onStop } from "./shutdown.mjs";

/** How often who holds a folder shows that it lives, and how long others watch for it, in milliseconds. */
const BEAT = 1000;
const WATCH = 6000;

/** What this process wrote into folders that it holds. */
const ours = new Set();

/**
 * Takes a data folder for this process, until it ends. Gives undefined, or, when a living process has it, that process as it
 * noted itself: `{ pid, command, near }`, where `near` says that its number means the same process here. What a killed process
 * left is recognised: here by the moment the process began, since numbers come again (containers count from 1), and from
 * another container or machine by a note that is not touched any more.
 */
export async function takeFolder(folder) {
  const file = join(folder, "in-use");
  if (ours.has(contentOf(file))) return undefined;
  for (;;) {
    const mine = JSON.stringify(ourselves(folder));
    if (create(file, mine)) return holdOn(file, mine);
    const text = await read(file);
    const holder = await livingHolder(folder, text);
    if (holder) return holder;
    if (text !== undefined && (await takeOver(file, text, mine))) return holdOn(file, mine);
  }
}

/** Whether a living process holds this folder. */
export async function isHeld(folder) {
  return (await livingHolder(folder, await read(join(folder, "in-use")))) !== undefined;
}

function ourselves(folder) {
  const command = process.env.npm_lifecycle_event ? `npm run ${process.env.npm_lifecycle_event}` : "node";
  const [began, space, of] = [beginningOf(process.pid), numberSpace(), inodeOf(folder)];
  return { token: randomUUID(), pid: process.pid, began, space, of, command };
}

/** False when the file is there already. */
function create(file, text) {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function holdOn(file, mine) {
  // By its handle: should somebody else have the name one day, this touches only what is ours.
  const handle = openSync(file, "r+");
  ours.add(mine);
  const beat = setInterval(() => futimesSync(handle, new Date(), new Date()), BEAT).unref();
  onStop(() => {
    clearInterval(beat);
    closeSync(handle);
    if (contentOf(file) === mine) rmSync(file, { force: true });
  });
}

/** What stands in the file. It may just have been made and be empty still. */
async function read(file) {
  for (let waited = 0; waited < BEAT && contentOf(file) === ""; waited += 50) await wait(50);
  return contentOf(file);
}

async function livingHolder(folder, text) {
  const note = parsed(text);
  if (!note) return undefined;
  const near = note.space === numberSpace();
  // A copy of a folder in use has a copy of the note, which is about the other folder.
  if (near && note.of !== inodeOf(folder)) return undefined;
  const lives = near && note.began ? beginningOf(note.pid) === note.began : await beats(join(folder, "in-use"));
  return lives ? { pid: note.pid, command: note.command, near } : undefined;
}

async function beats(file) {
  const first = touched(file);
  for (let waited = 0; waited < WATCH; waited += BEAT / 2) {
    await wait(BEAT / 2);
    if (touched(file) !== first) return touched(file) !== undefined;
  }
  return false;
}

/** Of several who find the same leftover the last one gets it; who was before sees it after a moment. */
async function takeOver(file, text, mine) {
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, mine, { mode: 0o600 });
  if (contentOf(file) !== text) {
    rmSync(beside);
    return false;
  }
  renameSync(beside, file);
  await wait(BEAT / 4);
  return contentOf(file) === mine;
}

function contentOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function touched(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

const inodeOf = (folder) => String(statSync(folder, { bigint: true }).ino);

/** The moment a process began, in the kernel's own count; undefined for one that is over, and where the kernel does not tell. */
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
