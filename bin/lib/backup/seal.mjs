import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { Failure } from "../failure.mjs";
import { damaged } from "./entries.mjs";

/** @import { Source } from "./entries.mjs" */

/**
 * Encryption of a backup: AES-256-GCM under a key made by scrypt from a passphrase, block by block, each with its number and
 * whether it is the last in its nonce (the STREAM construction). So blocks cannot be exchanged, left out or cut off, and a
 * backup of any size is read without holding it. Every backup has a salt, and with it a key, of its own.
 */
const MAGIC = Buffer.from("PARTY-SCHOOL-BACKUP-1\n");
const BLOCK = 1 << 20;
const TAG = 16;
const SALT = 16;
/** 2^17 × 8 × 128 bytes: 128 MB and half a second for every guess. Noted in the backup, so that it can rise with the years. */
const COST = 17;
const HEAD = MAGIC.length + 1 + SALT;

/**
 * A transform for `pipeline`: the sealed bytes of what it is given.
 * @param {string} passphrase
 * @param {number} [cost]
 */
export function sealing(passphrase, cost = COST) {
  return async function* seal(/** @type {Source} */ source) {
    const head = Buffer.concat([MAGIC, Buffer.from([cost]), randomBytes(SALT)]);
    const key = await keyFrom(passphrase, head);
    yield Buffer.concat([head, proofOf(key, head)]);
    let number = 0;
    for await (const { block, isLast } of inBlocks(source, BLOCK)) {
      const cipher = createCipheriv("aes-256-gcm", key, nonce(number++, isLast));
      yield Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]);
    }
  };
}

/**
 * A transform for `pipeline`: what was sealed. Refuses a wrong passphrase, and anything that was changed or cut off.
 * @param {string} passphrase
 */
export function unsealing(passphrase) {
  return async function* unseal(/** @type {AsyncIterable<Uint8Array>} */ source) {
    const blocks = source[Symbol.asyncIterator]();
    const { taken: head, rest } = await takeFirst(blocks, HEAD + TAG);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC) || costIn(head) > 20) throw damaged();
    const key = await keyFrom(passphrase, head.subarray(0, HEAD));
    if (!proofOf(key, head.subarray(0, HEAD)).equals(head.subarray(HEAD)))
      throw new Failure("备份的口令不对，请核对 BACKUP_PASSPHRASE；没有口令，任何人都打不开这份备份。");
    let number = 0;
    for await (const { block, isLast } of inBlocks(after(rest, blocks), BLOCK + TAG)) {
      yield opened(block, key, nonce(number++, isLast));
    }
  };
}

/** @param {Buffer} block @param {Buffer} key @param {Buffer} nonceOfBlock */
function opened(block, key, nonceOfBlock) {
  if (block.length < TAG) throw damaged();
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOfBlock);
  decipher.setAuthTag(block.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(block.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw damaged();
  }
}

/** @type {(passphrase: string, salt: Buffer, bytes: number, options: import("node:crypto").ScryptOptions) => Promise<Buffer>} */
const derive = promisify(scrypt);

/** @param {Buffer} head */
const costIn = (head) => head[MAGIC.length] ?? 0;

/** @param {string} passphrase @param {Buffer} head @returns {Promise<Buffer>} */
function keyFrom(passphrase, head) {
  const salt = head.subarray(MAGIC.length + 1, HEAD);
  const N = 2 ** costIn(head);
  return derive(passphrase.normalize("NFC"), salt, 32, { N, r: 8, p: 1, maxmem: 2 * N * 8 * 128 });
}

/**
 * Tells a wrong passphrase from a damaged backup; its nonce is no block's.
 * @param {Buffer} key
 * @param {Buffer} head
 */
function proofOf(key, head) {
  const cipher = createCipheriv("aes-256-gcm", key, Buffer.alloc(12, 0xff));
  cipher.setAAD(head);
  cipher.final();
  return cipher.getAuthTag();
}

/** @param {number} number @param {boolean} isLast */
function nonce(number, isLast) {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

/**
 * Blocks of exactly this size but for the last, which may be empty only when nothing else is.
 * @param {Source} source
 * @param {number} size
 */
async function* inBlocks(source, size) {
  let waiting = [];
  let held = 0;
  for await (const bytes of source) {
    let rest = bytes;
    while (held + rest.length > size) {
      waiting.push(rest.subarray(0, size - held));
      rest = rest.subarray(size - held);
      yield { block: Buffer.concat(waiting), isLast: false };
      waiting = [];
      held = 0;
    }
    waiting.push(rest);
    held += rest.length;
  }
  yield { block: Buffer.concat(waiting), isLast: true };
}

/** @param {AsyncIterator<Uint8Array>} blocks @param {number} bytes */
async function takeFirst(blocks, bytes) {
  let found = Buffer.alloc(0);
  while (found.length < bytes) {
    const { done, value } = await blocks.next();
    if (done) throw damaged();
    found = Buffer.concat([found, value]);
  }
  return { taken: found.subarray(0, bytes), rest: found.subarray(bytes) };
}

/** @param {Buffer} rest @param {AsyncIterator<Uint8Array>} blocks @returns {AsyncGenerator<Uint8Array>} */
async function* after(rest, blocks) {
  yield rest;
  yield* { [Symbol.asyncIterator]: () => blocks };
}
