import { damaged } from "./entries.mjs";

/** @import { Entry, Source, WrittenEntries } from "./entries.mjs" */

/**
 * The entries of a backup as one stream of bytes: of each its path, then its blocks, each with its length in front, then a
 * block of none; a path of none ends the whole. Not tar, which must know how long an entry is before it begins.
 * @param {WrittenEntries} entries
 * @returns {AsyncGenerator<Buffer>}
 */
export async function* pack(entries) {
  for await (const { path, source } of entries) {
    if (!source) throw new Error(`in an archive nothing lies elsewhere: ${path}`);
    yield lengthAndBytes(Buffer.from(path));
    for await (const block of source) if (block.length > 0) yield lengthAndBytes(block);
    yield length(0);
  }
  yield length(0);
}

/**
 * The entries in what `pack` made.
 * @param {Source} blocks
 * @returns {AsyncGenerator<Entry>}
 */
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

/** @param {number} bytes */
function length(bytes) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  return head;
}

/** @param {Uint8Array} bytes */
const lengthAndBytes = (bytes) => Buffer.concat([length(bytes.length), bytes]);

/** Takes exact numbers of bytes from blocks of any size. */
class Reader {
  /** @type {AsyncIterator<Uint8Array> | Iterator<Uint8Array>} */
  #blocks;
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);

  /** @param {Source} blocks */
  constructor(blocks) {
    this.#blocks = Symbol.asyncIterator in blocks ? blocks[Symbol.asyncIterator]() : blocks[Symbol.iterator]();
  }

  /** @param {number} most */
  async sized(most) {
    const bytes = (await this.#take(4)).readUInt32BE();
    if (bytes > most) throw damaged();
    return this.#take(bytes);
  }

  async end() {
    if (this.#rest.length > 0 || !(await this.#blocks.next()).done) throw damaged();
  }

  /** @param {number} bytes @returns {Promise<Buffer>} */
  async #take(bytes) {
    /** @type {Buffer[]} */
    const taken = [];
    let missing = bytes;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#blocks.next();
        if (done) throw damaged();
        this.#rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      taken.push(part);
    }
    return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken);
  }
}
