import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createInflate } from "node:zlib";
import { pdfScan } from "./pdf-scan.mjs";
import { MOST_PACKED, pdfStreams } from "./pdf-streams.mjs";

/** @import { PackedObjects } from "./pdf-streams.mjs" */

/** Where readers look for the end. */
const TAIL_BYTES = 4096;

/** Far more than the objects of any document of the size that is taken come to. */
const MOST_UNPACKED = 200 * 1024 ** 2;

const PIECES = { highWaterMark: 128 * 1024 };

/**
 * What is wrong with a PDF: it does not begin as one, for what stands before it may be something else, it has no end, or it
 * runs a script, starts a program, reaches for other files or carries them, as far as can be told. One whose objects are
 * packed so that nobody can look into them is "unclear", or "locked" when it is encrypted.
 * @param {string} path
 */
export async function faultOfPdf(path) {
  const begin = await textAt(path, 0, 5);
  if (!begin.startsWith("%PDF-")) return "no beginning";
  const { size } = await stat(path);
  if (!(await textAt(path, Math.max(size - TAIL_BYTES, 0), TAIL_BYTES)).includes("%%EOF")) return "no end";
  const [scan, streams] = [pdfScan(), pdfStreams()];
  for await (const chunk of /** @type {AsyncIterable<Buffer>} */ (createReadStream(path, PIECES))) {
    scan.read(chunk);
    streams.read(chunk);
  }
  if (scan.fault) return scan.fault;
  const unreadable = scan.isEncrypted ? "locked" : "unclear";
  if (streams.isUnclear || streams.packed.length > MOST_PACKED) return unreadable;
  let left = MOST_UNPACKED;
  for (const packed of streams.packed) {
    const inner = await unpackedScan(path, packed, left).catch(() => null);
    if (!inner) return unreadable;
    if (inner.fault) return inner.fault;
    left -= inner.bytes;
  }
  return null;
}

/**
 * Looks through packed objects. Throws when they cannot be unpacked, or come to more than `most` bytes.
 * @param {string} path
 * @param {PackedObjects} packed
 * @param {number} most
 */
async function unpackedScan(path, { position, isDeflated }, most) {
  if (!isDeflated) throw new Error("packed in a way that is not looked into");
  const scan = pdfScan();
  const lineEnd = /^\s*/.exec(await textAt(path, position, 8))?.[0].length ?? 0;
  const source = createReadStream(path, { ...PIECES, start: position + lineEnd });
  const unpacker = createInflate();
  let bytes = 0;
  try {
    // Ends by itself where what is packed ends, wherever the document says that is.
    for await (const chunk of /** @type {AsyncIterable<Buffer>} */ (source.pipe(unpacker))) {
      bytes += chunk.length;
      if (bytes > most) throw new Error("more than any document");
      scan.read(chunk);
    }
  } finally {
    source.destroy();
  }
  return { fault: scan.fault, bytes };
}

/**
 * @param {string} path
 * @param {number} position
 * @param {number} length
 */
async function textAt(path, position, length) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}
