import { open } from "node:fs/promises";

/** @import { Source } from "./entries.mjs" */

/** Small enough that it stays in the processor's cache between reading, reckoning and writing. */
export const BLOCK = 1 << 18;

/**
 * The bytes of a file, in one buffer that is filled again for every block: a new one each time costs more than the reading. Who
 * keeps a block beyond its turn asks for `copied`.
 * @param {string} file
 */
export async function* blocksOf(file) {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafeSlow(BLOCK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, BLOCK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/**
 * The same blocks, each in a buffer of its own.
 * @param {Source} source
 */
export async function* copied(source) {
  for await (const block of source) yield Buffer.from(block);
}

/**
 * Writes a file that only its owner may read, each block before the next is asked for. `flags` are those of `open`.
 * @param {string} file
 * @param {Source} source
 * @param {string} flags
 */
export async function writeBlocks(file, source, flags) {
  const handle = await open(file, flags, 0o600);
  try {
    for await (const block of source) await handle.writeFile(block);
  } finally {
    await handle.close();
  }
}
