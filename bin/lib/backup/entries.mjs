import { createHash } from "node:crypto";
import { codeOf } from "../caught.mjs";
import { Failure } from "../failure.mjs";

/**
 * @typedef {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} Source
 * @typedef {{ bytes: number; sha256: string }} Measured
 * @typedef {Measured & { path: string; rows?: number }} Held what an entry holds
 * @typedef {{ path: string; source: Source; from?: string | undefined; measuredBy?: undefined; copy?: undefined }} Entry
 * @typedef {{ path: string; copy: string; held: Held; source?: undefined; from?: undefined; measuredBy?: undefined }} Shared one whose file lies elsewhere already
 * @typedef {{ path: string; source: Source; from?: string | undefined; measuredBy: (done: Promise<Measured>) => void; copy?: undefined }} Measurable
 * @typedef {Measurable | Omit<Shared, "held"> | Entry} Written
 * @typedef {AsyncIterable<Written> | Iterable<Written>} WrittenEntries
 * @typedef {{ entries: Held[]; counts: Record<string, number>; missing: string[] }} Contents
 */

/**
 * A backup is a sequence of entries `{ path, source }`, `source` a stream of bytes: `head.json`, `secrets.json`, the rows of
 * every table, the uploaded files, and at the end `contents.json`, which says of every other entry what it holds. An entry
 * must be read to its end before the next is asked for; so nothing needs more memory than a few blocks. Or, where the bytes lie in
 * a file of this machine, `from`, whoever gets the entry may read that instead, and says with `measuredBy` what it held, or will.
 */
export const CONTENTS = "contents.json";

const TABLES = "tables/";

/**
 * The entry of a table's rows. Without the quotes of SQL, which some systems allow in no file's name.
 * @param {string} name
 */
export const tablePath = (name) => TABLES + name.replaceAll('"', "");

/**
 * Hands entries on and adds, at the end, what they held. One that lies elsewhere already brings `copy` and `held` instead.
 * @param {AsyncIterable<Entry | Shared>} entries
 * @param {() => object} facts
 * @returns {AsyncGenerator<Written>}
 */
export async function* withContents(entries, facts) {
  /** @type {(Held | Promise<Held>)[]} */
  const held = [];
  for await (const entry of entries) {
    if (!entry.source) {
      yield entry;
      held.push(entry.held);
      continue;
    }
    const measure = new Measure(entry);
    yield measure.entry;
    held.push(measure.result());
  }
  const entriesHeld = await Promise.all(held);
  yield { path: CONTENTS, source: [Buffer.from(JSON.stringify({ entries: entriesHeld, ...facts() }))] };
}

/**
 * Hands on the entries of a backup that is read, without the contents; at the end it refuses a backup of which anything is
 * missing or different from what was written. `onContents` is given what the contents say.
 * @param {AsyncIterable<Entry>} entries
 * @param {(contents: Contents) => void} [onContents]
 * @returns {AsyncGenerator<Measurable>}
 */
export async function* checked(entries, onContents = () => {}) {
  /** @type {(Held | Promise<Held>)[]} */
  const held = [];
  let contents;
  for await (const entry of entries) {
    if (entry.path === CONTENTS) {
      contents = /** @type {Contents} */ (parse(await textOf(entry.source)));
      continue;
    }
    const measure = new Measure(entry);
    yield measure.entry;
    held.push(measure.result());
  }
  if (!contents || JSON.stringify(await Promise.all(held)) !== JSON.stringify(contents.entries)) throw damaged();
  onContents(contents);
}

/** The refusal of a backup that is not as it was written. */
export const damaged = () => new Failure("这份备份已损坏或不完整，不能用来恢复；请换另一份备份。");

/**
 * The object that JSON says which was read from a backup.
 * @param {string} json
 */
export function parse(json) {
  let found;
  try {
    found = JSON.parse(json);
  } catch {
    throw damaged();
  }
  if (typeof found !== "object" || found === null) throw damaged();
  return found;
}

/**
 * The refusal of a backup that the disk does not give: parts that are missing or no files are damage like any other.
 * @param {unknown} error
 */
export function unreadable(error) {
  const code = codeOf(error) ?? "";
  if (DAMAGE.includes(code)) return damaged();
  if (["EACCES", "EPERM"].includes(code))
    return new Failure(`没有权限读取备份（${pathOf(error) ?? "其中的文件"}），没有恢复。请检查它的权限。`);
  return error;
}

/** @param {unknown} error */
const pathOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).path;

const DAMAGE = ["ENOENT", "EISDIR", "ENOTDIR", "ELOOP", "EIO"];

/**
 * What an entry holds, as text.
 * @param {Source} source
 */
export async function textOf(source) {
  /** @type {Uint8Array[]} */
  const blocks = [];
  for await (const block of source) blocks.push(Buffer.from(block));
  return Buffer.concat(blocks).toString();
}

/**
 * Reads an entry to its end and forgets it.
 * @param {Source} source
 */
export async function drain(source) {
  for await (const _ of source);
}

/** How much went by, and its digest; of a table also how many rows. */
class Measure {
  #hash = createHash("sha256");
  #bytes = 0;
  #rows = 0;
  /** @type {Promise<Held> | undefined} */
  #elsewhere;

  /** @param {Entry} entry */
  constructor({ path, source, from }) {
    this.isTable = path.startsWith(TABLES);
    const measuredBy = (/** @type {Promise<Measured>} */ done) => {
      const held = done.then((measured) => ({ path, ...measured }));
      // Whoever asks for all results is told.
      held.catch(() => {});
      this.#elsewhere = held;
    };
    /** @type {Measurable} */
    this.entry = { path, source: this.#over(source), from: this.isTable ? undefined : from, measuredBy };
  }

  /** @param {Source} source */
  async *#over(source) {
    for await (const block of source) {
      this.#hash.update(block);
      this.#bytes += block.length;
      if (this.isTable) this.#rows += linesIn(block);
      yield block;
    }
  }

  /** Of an entry that was read elsewhere a promise of it. */
  result() {
    if (this.#elsewhere) return this.#elsewhere;
    const measured = { path: this.entry.path, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
    return this.isTable ? { ...measured, rows: this.#rows } : measured;
  }
}

/**
 * PostgreSQL's text form ends every row, and nothing else, with a line feed.
 * @param {Uint8Array} block
 */
function linesIn(block) {
  let lines = 0;
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines += 1;
  return lines;
}
