import { damaged } from "./entries.mjs";

/**
 * The entries of a backup as one stream of bytes: of each its path, then its blocks, each with its length in front, then a
 * block of none; a path of none ends the whole. Not tar, which must know how long an entry is before it begins.
 */
export async function* pack(entries) {
  for await (const { path, source } of entries) {
    yield lengthAndBytes(Buffer.from(path));
    for await (const block of source) if (block.length > 0) yield lengthAndBytes(block);
    yield length(0);
  }
  yield length(0);
}

/** The entries in what `pack` made. */
export async function* unpack(blocks) {
  const reader = new Reader(blocks);
  for (;;) {
    const path = await reader.sized(MOST_PATH);
    if (path.length === 0) break;
    let isRead = false;
    const source = (async function* () {
      for (;;) {
        const block = await reader.sized(MOST_BLOCK);
        if (block.length === 0) break;
        yield block;
      }
      isRead = true;
    })();
    yield { path: path.toString(), source };
    if (!isRead) throw new Error(`not read to its end: ${path}`);
  }
  await reader.end();
}

const MOST_PATH = 1000;
const MOST_BLOCK = 64 << 20;

function length(bytes) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  return head;
}

const lengthAndBytes = (bytes) => Buffer.concat([length(bytes.length), bytes]);

/** Takes exact numbers of bytes from blocks of any size. */
class Reader {
  #blocks;
  #rest = Buffer.alloc(0);

  constructor(blocks) {
    this.#blocks = blocks[Symbol.asyncIterator]();
  }

  async sized(most) {
    const bytes = (await this.#take(4)).readUInt32BE();
    if (bytes > most) throw damaged();
    return this.#take(bytes);
  }

  async end() {
    if (this.#rest.length > 0 || !(await this.#blocks.next()).done) throw damaged();
  }

  async #take(bytes) {
    const taken = [];
    let missing = bytes;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#blocks.next();
        if (done) throw damaged();
        this.#rest = value;
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      taken.push(part);
    }
    return taken.length === 1 ? taken[0] : Buffer.concat(taken);
  }
}
