/**
 * A thread that copies and reads files, each job `{ id, from, to? }` answered with `{ id, measured }` or `{ id, refusal }`. It does
 * one thing after the other and waits for the disk itself: handing every block to another thread costs as much as the digest.
 */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { codeOf, messageOf, stackOf } from "../caught.mjs";
import { BLOCK } from "./blocks.mjs";

const buffer = Buffer.allocUnsafeSlow(BLOCK);

parentPort?.on("message", ({ id, from, to }) => {
  try {
    parentPort?.postMessage({ id, measured: to === undefined ? digest(from) : copy(from, to) });
  } catch (error) {
    const refusal = { code: codeOf(error), message: messageOf(error), stack: stackOf(error) };
    parentPort?.postMessage({ id, refusal });
  }
});

/**
 * Only its owner may read the copy.
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  const handle = openSync(to, "wx", 0o600);
  try {
    return digest(from, (block) => writeAll(handle, block));
  } finally {
    closeSync(handle);
  }
}

/**
 * What a file holds; every block is handed to `take` as it was reckoned.
 * @param {string} file
 * @param {(block: Uint8Array) => void} [take]
 */
function digest(file, take = () => {}) {
  const hash = createHash("sha256");
  const handle = openSync(file, "r");
  try {
    for (let bytes = 0; ; ) {
      const length = readSync(handle, buffer, 0, BLOCK, null);
      if (length === 0) return { bytes, sha256: hash.digest("hex") };
      const block = buffer.subarray(0, length);
      hash.update(block);
      take(block);
      bytes += length;
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * A disk that becomes full takes a part, and refuses only the next.
 * @param {number} handle
 * @param {Uint8Array} block
 */
function writeAll(handle, block) {
  for (let written = 0; written < block.length; ) written += writeSync(handle, block, written);
}
