import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { Failure } from "../failure.mjs";

/**
 * A backup is a sequence of entries `{ path, source }`, `source` a stream of bytes: `head.json`, `secrets.json`, the rows of
 * every table, the uploaded files, and at the end `contents.json`, which says of every other entry what it holds. An entry
 * must be read to its end before the next is asked for; so nothing needs more memory than a few blocks.
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
    const measure = new Measure(entry.path);
    yield { path: entry.path, source: measure.over(entry.source) };
    held.push(measure.result());
  }
  yield { path: CONTENTS, source: [Buffer.from(JSON.stringify({ entries: held, ...facts() }))] };
}

/**
 * Hands on the entries of a backup that is read, without the contents; at the end it refuses a backup of which anything is
 * missing or different from what was written. `onContents` is given what the contents say.
 */
export async function* checked(entries, onContents = () => {}) {
  const held = [];
  let contents;
  for await (const { path, source } of entries) {
    if (path === CONTENTS) {
      contents = parse(await text(source));
      continue;
    }
    const measure = new Measure(path);
    yield { path, source: measure.over(source) };
    held.push(measure.result());
  }
  if (JSON.stringify(held) !== JSON.stringify(contents?.entries)) throw damaged();
  onContents(contents);
}

/** The refusal of a backup that is not as it was written. */
export const damaged = () => new Failure("这份备份已损坏或不完整，不能用来恢复；请换另一份备份。");

/** What JSON says that was read from a backup. */
export function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    throw damaged();
  }
}

/** Reads an entry to its end and forgets it. */
export async function drain(source) {
  for await (const _ of source);
}

/** How much went by, and its digest; of a table also how many rows. */
class Measure {
  #hash = createHash("sha256");
  #bytes = 0;
  #rows = 0;

  constructor(path) {
    this.path = path;
    this.isTable = path.startsWith(TABLES);
  }

  async *over(source) {
    for await (const block of source) {
      this.#hash.update(block);
      this.#bytes += block.length;
      if (this.isTable) this.#rows += linesIn(block);
      yield block;
    }
  }

  result() {
    const measured = { path: this.path, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
    return this.isTable ? { ...measured, rows: this.#rows } : measured;
  }
}

/** PostgreSQL's text form ends every row, and nothing else, with a line feed. */
function linesIn(block) {
  let lines = 0;
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines += 1;
  return lines;
}
