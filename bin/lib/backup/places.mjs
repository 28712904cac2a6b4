import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure } from "../failure.mjs";
import { pack, unpack } from "./archive.mjs";
import { unreadable } from "./entries.mjs";
import { earlierFiles, flushFolder, readFolder, writeFolder } from "./folder.mjs";
import { sealing, unsealing } from "./seal.mjs";

/**
 * @import { Entry, WrittenEntries } from "./entries.mjs"
 * @import { Earlier } from "./folder.mjs"
 * @import { Copiers } from "./copiers.mjs"
 * @typedef {object} Bucket
 * @property {(path: string, source: AsyncIterable<Buffer>) => Promise<void>} write
 * @property {(path: string) => AsyncIterable<Uint8Array>} read
 * @property {(path: string) => Promise<void>} remove
 * @property {(from: string, to: string) => Promise<void>} copy
 * @property {(folder: string) => Promise<{ path: string; lastModifiedMs?: number }[]>} list
 * @typedef {object} Place
 * @property {string} where
 * @property {() => { path: string; reason: string }[]} leftovers
 * @property {(name: string) => string} address
 * @property {() => Promise<string[]>} list newest first
 * @property {(name: string, entries: WrittenEntries, copiers?: Copiers) => Promise<void>} write
 * @property {() => Promise<Map<string, Earlier>>} earlier
 * @property {(name: string) => AsyncIterable<Entry>} readBack
 * @property {(name: string) => Promise<void>} finish
 * @property {(name: string) => Promise<void>} giveUp
 * @property {(name: string) => AsyncIterable<Entry>} read
 * @property {(name: string) => Promise<void>} remove
 */

const ARCHIVE = ".sealed";
const FINISHED = /^backup-\d{8}-\d{6}(-[0-9a-f]{8})?-(daily|manual|upgrade)(\.sealed)?$/;
const UNFINISHED = "unfinished-";
const DAY = 86_400_000;

/**
 * The entries of a file or a folder that is one backup, wherever it came from.
 * @param {string} path
 * @param {string} [passphrase]
 */
export function readBackup(path, passphrase) {
  if (!existsSync(path)) throw new Failure(`没有找到备份 ${path}。`);
  return path.endsWith(ARCHIVE) ? unpackSealed(bytesOf(path), passphrase) : readFolder(path);
}

/**
 * A folder of this machine that holds backups: each a folder, or, with a passphrase, one encrypted file. A backup stands under
 * its name when it is whole and was read back; until then it is called unfinished.
 * @param {string} root
 * @param {string} [passphrase]
 * @returns {Place}
 */
export function folderPlace(root, passphrase) {
  const ending = passphrase ? ARCHIVE : "";
  const finished = (/** @type {string} */ name) => join(root, name + ending);
  const unfinished = (/** @type {string} */ name) => join(root, UNFINISHED + name + ending);
  const list = async () => namesOf(await readdir(root).catch(emptyWhenMissing));
  const { removeOrTell, leftovers } = remover((path) => rm(path, { recursive: true, force: true }));
  return {
    where: root,
    leftovers,
    address: finished,
    list,
    async write(name, entries, copiers) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      for (const path of await abandonedIn(root)) await removeOrTell(path);
      if (!passphrase) return writeFolder(unfinished(name), entries, copiers);
      const file = createWriteStream(unfinished(name), { mode: 0o600, flags: "wx", flush: true });
      await pipeline(pack(entries), sealing(passphrase), file);
    },
    /** The files of the newest backup that is a folder: what is the same need not lie on the disk twice. */
    earlier: async () => (passphrase ? new Map() : earlierFiles(root, await list())),
    readBack: (name) => readBackup(unfinished(name), passphrase),
    async finish(name) {
      await rename(unfinished(name), finished(name));
      await flushFolder(root);
    },
    giveUp: (name) => rm(unfinished(name), { recursive: true, force: true }),
    read: (name) => readBackup([join(root, name), join(root, name + ARCHIVE)].find(existsSync) ?? name, passphrase),
    async remove(name) {
      for (const path of [join(root, name), join(root, name + ARCHIVE)])
        await rm(path, { recursive: true, force: true });
    },
  };
}

/**
 * A folder in a bucket that holds backups, each one encrypted object. An object is there when all of it has come; that it can be
 * read back is known only later, so here too it is called unfinished until then.
 * @param {Bucket} bucket
 * @param {{ label: string; folder: string; passphrase: string }} named
 * @returns {Place}
 */
export function bucketPlace(bucket, { label, folder, passphrase }) {
  const finished = (/** @type {string} */ name) => [folder, name + ARCHIVE].filter(Boolean).join("/");
  const unfinished = (/** @type {string} */ name) => finished(UNFINISHED + name);
  const read = (/** @type {string} */ path) => unpackSealed(bucket.read(path), passphrase);
  const { removeOrTell, leftovers } = remover(bucket.remove);
  return {
    where: label,
    leftovers,
    address: (name) => `${label}/${name}${ARCHIVE}`,
    list: async () => namesOf((await bucket.list(folder)).map((file) => posix.basename(file.path))),
    async write(name, entries) {
      for (const { path, lastModifiedMs } of await bucket.list(folder))
        if (isAbandoned(posix.basename(path), lastModifiedMs)) await removeOrTell(path);
      await bucket.write(unfinished(name), sealing(passphrase)(pack(entries)));
    },
    earlier: async () => new Map(),
    readBack: (name) => read(unfinished(name)),
    /** From the copy on there is a backup, whatever becomes of the first name. */
    async finish(name) {
      await bucket.copy(unfinished(name), finished(name));
      await removeOrTell(unfinished(name));
    },
    giveUp: (name) => bucket.remove(unfinished(name)),
    read: (name) => read(finished(name)),
    remove: (name) => bucket.remove(finished(name)),
  };
}

/** @param {string} file */
async function* bytesOf(file) {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 });
  } catch (error) {
    throw unreadable(error);
  }
}

/** @param {AsyncIterable<Uint8Array>} blocks @param {string | undefined} passphrase */
function unpackSealed(blocks, passphrase) {
  if (!passphrase) throw new Failure("这份备份是加密的，请用 BACKUP_PASSPHRASE 给出做备份时的口令。");
  return unpack(unsealing(passphrase)(blocks));
}

/**
 * Newest first.
 * @param {string[]} names
 */
function namesOf(names) {
  const found = names.filter((name) => FINISHED.test(name)).map((name) => name.replace(ARCHIVE, ""));
  return [...new Set(found)].sort().reverse();
}

/**
 * Removes what is of no use any more. What cannot be is no reason to have no backup: `leftovers` tells it.
 * @param {(path: string) => Promise<void>} remove
 */
function remover(remove) {
  /** @type {{ path: string; reason: string }[]} */
  const left = [];
  /** @param {string} path */
  const removeOrTell = async (path) => {
    await remove(path).catch((error) => left.push({ path, reason: reasonOf(error) }));
  };
  return { removeOrTell, leftovers: () => left };
}

/**
 * As whoever keeps the place knows it; the name of what went wrong in a bucket is wrapped into another error.
 * @param {Error & { code?: string; cause?: unknown }} error
 * @returns {string}
 */
export function reasonOf(error) {
  const { code, name, message } = error.cause instanceof Error ? /** @type {typeof error} */ (error.cause) : error;
  return code ?? (name === "Error" ? message : name);
}

/** @param {string} root */
async function abandonedIn(root) {
  /** @type {string[]} */
  const abandoned = [];
  for (const name of await readdir(root)) {
    const found = await stat(join(root, name)).catch(() => undefined);
    if (isAbandoned(name, found?.mtimeMs)) abandoned.push(join(root, name));
  }
  return abandoned;
}

/**
 * Whether it is what a killed backup left; another that writes here at this moment, perhaps of another school, is younger.
 * @param {string} name
 * @param {number | undefined} changedMs
 */
const isAbandoned = (name, changedMs = Date.now()) =>
  name.startsWith(`${UNFINISHED}backup-`) && Date.now() - changedMs > DAY;

/** @param {NodeJS.ErrnoException} error @returns {never[]} */
function emptyWhenMissing(error) {
  if (error.code === "ENOENT") return [];
  throw error;
}
