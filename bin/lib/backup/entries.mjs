import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { Failure } from "../failure.mjs";

/**
 * A backup is a sequence of entries `{ path, source }`, `source` a stream of bytes: `head.json`, `secrets.json`, the rows of
 * every table, the uploaded files, and at the end `contents.json`, which says of every other entry what it holds. An entry
 * must be read to its end before the next is asked for; so nothing needs more memory than a few blocks. Or, where the bytes lie in
 * a file of this machine, `from`, whoever gets the entry may read that instead, and says with `measuredBy` what it held, or will.
 */
export const CONTENTS = "contents.json";

const TABLES = "tables/";

/** The entry of a table's rows. Without the quotes of SQL, which some systems allow in no file's name. */
export const tablePath = (name) => TABLES + name.replaceAll('"', "");

/** Hands entries on and adds, at the end, what they held. One that lies elsewhere already brings `copy` and `held` instead. */
export async function* withContents(entries, facts) {
  const held = [];
  for await (const entry of entries) {
    if (entry.copy) {
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
 */
export async function* checked(entries, onContents = () => {}) {
  const held = [];
  let contents;
  for await (const entry of entries) {
    if (entry.path === CONTENTS) {
      contents = parse(await text(entry.source));
      continue;
    }
    const measure = new Measure(entry);
    yield measure.entry;
    held.push(measure.result());
  }
  if (JSON.stringify(await Promise.all(held)) !== JSON.stringify(contents?.entries)) throw damaged();
  onContents(contents);
}

/** The refusal of a backup that is not as it was written. */
export const damaged = () => new Failure("这份备份已损坏或不完整，不能用来恢复；请换另一份备份。");

/** The object that JSON says which was read from a backup. */
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

/** The refusal of a backup that the disk does not give: parts that are missing or no files are damage like any other. */
export function unreadable(error) {
  if (DAMAGE.includes(error.code)) return damaged();
  if (["EACCES", "EPERM"].includes(error.code))
    return new Failure(`没有权限读取备份（${error.path ?? "其中的文件"}），没有恢复。请检查它的权限。`);
  return error;
}

const DAMAGE = ["ENOENT", "EISDIR", "ENOTDIR", "ELOOP", "EIO"];

/** Reads an entry to its end and forgets it. */
export async function drain(source) {
  for await (const _ of source);
}

/** How much went by, and its digest; of a table also how many rows. */
class Measure {
  #hash = createHash("sha256");
  #bytes = 0;
  #rows = 0;
  #elsewhere;

  constructor({ path, source, from }) {
    this.isTable = path.startsWith(TABLES);
    const measuredBy = (done) => {
      this.#elsewhere = done.then((measured) => ({ path, ...measured }));
      // Whoever asks for all results is told.
      this.#elsewhere.catch(() => {});
    };
    this.entry = { path, source: this.#over(source), ...(from && !this.isTable && { from, measuredBy }) };
  }

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

/** PostgreSQL's text form ends every row, and nothing else, with a line feed. */
function linesIn(block) {
  let lines = 0;
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines += 1;
  return lines;
}
