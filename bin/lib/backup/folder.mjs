import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { copyFile, link, mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { blocksOf, writeBlocks } from "./blocks.mjs";
import { CONTENTS, damaged, parse, unreadable } from "./entries.mjs";
import { Flushing } from "./flushing.mjs";

/**
 * @import { Entry, Held, WrittenEntries } from "./entries.mjs"
 * @import { Copiers } from "./copiers.mjs"
 * @typedef {{ held: Held; copy: string }} Earlier
 */

/**
 * Writes entries as files below a new folder, flushed to the disk, with `copiers`. Who is not its owner may not look.
 * @param {string} folder
 * @param {WrittenEntries} entries
 * @param {Copiers} [copiers]
 */
export async function writeFolder(folder, entries, copiers) {
  await mkdir(folder, { mode: 0o700 });
  const flushing = new Flushing();
  for await (const { path, source, copy, from, measuredBy } of entries) {
    const file = inside(folder, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    if (copy) await linkOrCopy(copy, file);
    if (source) {
      const flush = () => flushing.add(file);
      if (from && copiers) measuredBy?.((await copiers.copy(from, file, flush)).done);
      else await writeBlocks(file, source, "wx").then(flush);
    }
  }
  // The contents came last, and with them every copy.
  await flushing.end();
  await flushFolder(folder);
}

/**
 * A second name for a file; its bytes again where the disk knows no second names (USB sticks, shares) or no more of them.
 * @param {string} from
 * @param {string} to
 */
async function linkOrCopy(from, to) {
  await link(from, to).catch(async (error) => {
    if (!UNLINKABLE.includes(error.code)) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    const handle = await open(to, "r+");
    await handle
      .chmod(0o600)
      .then(() => handle.sync())
      .finally(() => handle.close());
  });
}

const UNLINKABLE = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "EXDEV", "ENOSYS"];

/**
 * The entries of such a folder, in the order they were written.
 * @param {string} folder
 * @returns {AsyncGenerator<Entry>}
 */
export async function* readFolder(folder) {
  for (const { path } of await contentsOf(folder)) {
    const file = inside(folder, path);
    yield { path, source: bytesOf(file), from: file };
  }
  yield { path: CONTENTS, source: bytesOf(inside(folder, CONTENTS)) };
}

/** @param {string} file */
async function* bytesOf(file) {
  try {
    yield* blocksOf(file);
  } catch (error) {
    throw unreadable(error);
  }
}

/**
 * The uploaded files in the newest of these backups that is a folder, by their path: what they hold and where they lie. An
 * uploaded file never changes, so the next backup can be given the same file under a second name. `check` reads it once more.
 * @param {string} root
 * @param {string[]} names
 * @returns {Promise<Map<string, Earlier>>}
 */
export async function earlierFiles(root, names) {
  const newest = names.map((name) => join(root, name)).find((folder) => existsSync(join(folder, CONTENTS)));
  if (!newest) return new Map();
  const files = (await contentsOf(newest).catch(() => [])).filter(({ path }) => path.startsWith("files/"));
  return new Map(files.map((held) => [held.path, { held, copy: inside(newest, held.path) }]));
}

/**
 * Whether a file still holds what it held.
 * @param {Earlier} earlier
 */
export async function isIntact({ held, copy }) {
  const found = await stat(copy).catch(() => null);
  if (found?.size !== held.bytes) return false;
  const hash = createHash("sha256");
  for await (const block of blocksOf(copy)) hash.update(block);
  return hash.digest("hex") === held.sha256;
}

/**
 * So that a new name in a folder outlives a power failure.
 * @param {string} folder
 */
export async function flushFolder(folder) {
  if (process.platform === "win32") return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** @param {string} folder @returns {Promise<Held[]>} */
async function contentsOf(folder) {
  const text = await readFile(join(folder, CONTENTS), "utf8").catch((error) => {
    throw unreadable(error);
  });
  const { entries } = parse(text);
  if (!Array.isArray(entries) || !entries.every((entry) => typeof entry?.path === "string")) throw damaged();
  return entries;
}

/**
 * A backup may come from anywhere: what it calls its parts must not lead out of it.
 * @param {string} folder
 * @param {string} path
 */
function inside(folder, path) {
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path)) throw damaged();
  return join(folder, path);
}
