import { mkdir, readdir } from "node:fs/promises";
import { dirname, join, posix, resolve } from "node:path";
import { blocksOf, writeBlocks } from "./blocks.mjs";
import { Flushing } from "./flushing.mjs";

/**
 * @import { Source } from "./entries.mjs"
 * @typedef {ReturnType<typeof import("./bucket.mjs").openBucket>} Bucket
 * @typedef {object} Store
 * @property {(key: string) => Promise<string[]>} list
 * @property {(path: string) => AsyncIterable<Uint8Array>} read
 * @property {(path: string) => string | undefined} file
 * @property {(path: string, source: Source) => Promise<void>} write
 * @property {() => Promise<void>} flush
 * @property {() => Promise<boolean>} isEmpty
 */

/**
 * Where uploaded files are kept, as the backup sees it: DATA_DIR/files, the same in SHARED_DIR, or a bucket (lib/core/storage.ts,
 * whose settings these are). `list` gives the names in a folder, `flush` sees what was written to the disk, `isEmpty` says whether
 * there is any file of an upload. `file` says where on this machine a file lies, if it does.
 * @param {NodeJS.Dict<string>} env
 * @param {string} dataDir
 * @returns {Promise<Store>}
 */
export async function openStore(env, dataDir) {
  if (!env.S3_BUCKET) return folderStore(resolve(env.SHARED_DIR || dataDir, "files"));
  const { openBucket } = await import("./bucket.mjs");
  return bucketStore(openBucket((name) => env[name], { bucket: env.S3_BUCKET, prefix: env.S3_PREFIX ?? "" }));
}

/**
 * The folders of uploads have names nobody guesses; other things in a shared bucket have shorter ones.
 * @param {string} name
 */
const isKey = (name) => /^[\w-]{40,}$/.test(name);

/** @param {string} root @returns {Store} */
function folderStore(root) {
  const flushing = new Flushing();
  return {
    list: async (key) => (await readdir(join(root, key)).catch(emptyWhenMissing)).sort(),
    read: (path) => blocksOf(join(root, path)),
    file: (path) => join(root, path),
    async write(path, source) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      await mkdir(join(root, dirname(path)), { recursive: true, mode: 0o700 });
      await writeBlocks(join(root, path), source, "w");
      flushing.add(join(root, path));
    },
    flush: () => flushing.end(),
    isEmpty: async () => !(await readdir(root).catch(emptyWhenMissing)).some(isKey),
  };
}

/** @param {Bucket} bucket @returns {Store} */
function bucketStore(bucket) {
  return {
    list: async (key) => (await bucket.list(key)).map(({ path }) => posix.basename(path)).sort(),
    read: bucket.read,
    file: () => undefined,
    write: bucket.write,
    flush: async () => {},
    isEmpty: () => bucket.isWithout((path) => isKey(path.split("/", 1).join())),
  };
}

/** @param {NodeJS.ErrnoException} error @returns {never[]} */
function emptyWhenMissing(error) {
  if (error.code === "ENOENT") return [];
  throw error;
}
