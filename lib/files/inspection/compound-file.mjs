import { open } from "node:fs/promises";

/** @import { FileHandle } from "node:fs/promises" */

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** So many sectors of the allocation table are named in the header. */
const NAMED_IN_HEADER = 109;
/** From this number on it is no sector: the end of a chain, or a free place. */
const NO_SECTOR = 0xfffffffa;
/** What has fewer bytes shares its sectors with others. */
const SHARES_SECTORS = 4096;
/** Longer directories than any document has. */
const MOST_DIRECTORY_SECTORS = 4096;

/**
 * What lies in the root of a compound file: its name, and its first bytes unless it is small.
 * @typedef {{ name: string, begin: Buffer | null }} RootEntry
 */

/** @typedef {{ name: string, left: number, right: number, child: number, sector: number, bytes: number }} Entry */
/** @typedef {{ sector: (number: number) => Promise<Buffer>, next: (number: number) => Promise<number> }} Reader */

/**
 * The root directory of a compound file, the disk in small in which Office kept its documents before 2007. What an embedded
 * table or document brought along lies deeper and is not told. Throws when the file is not whole. Reads the directory only.
 * @param {string} path
 */
export async function rootOfCompoundFile(path) {
  const file = await open(path);
  try {
    const header = await readAt(file, 0, HEADER_BYTES);
    const reader = readerOf(file, header);
    /** @type {RootEntry[]} */
    const root = [];
    for (const { name, sector, bytes } of childrenOf(await directoryOf(reader, header.readUInt32LE(48))))
      root.push({ name, begin: bytes < SHARES_SECTORS ? null : await reader.sector(sector) });
    return root;
  } finally {
    await file.close();
  }
}

/**
 * Reads sectors, and finds the next one of a chain through the allocation table, which lies in sectors itself.
 * @param {FileHandle} file
 * @param {Buffer} header
 * @returns {Reader}
 */
function readerOf(file, header) {
  const sectorBytes = 2 ** header.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new Error(`sectors of ${sectorBytes} bytes`);
  const perSector = sectorBytes / 4;
  const sector = (/** @type {number} */ number) => readAt(file, (number + 1) * sectorBytes, sectorBytes);

  /**
   * Those that the header does not name stand in a chain of lists, each with the number of the next list at its end.
   * @param {number} index
   */
  async function tableSector(index) {
    if (index < NAMED_IN_HEADER) return header.readUInt32LE(76 + index * 4);
    let list = await sector(header.readUInt32LE(68));
    let left = index - NAMED_IN_HEADER;
    for (; left >= perSector - 1; left -= perSector - 1) list = await sector(list.readUInt32LE(sectorBytes - 4));
    return list.readUInt32LE(left * 4);
  }

  /** @param {number} number */
  async function next(number) {
    const table = await sector(await tableSector(Math.floor(number / perSector)));
    return table.readUInt32LE((number % perSector) * 4);
  }

  return { sector, next };
}

/**
 * @param {Reader} reader
 * @param {number} first
 */
async function directoryOf({ sector, next }, first) {
  /** @type {Entry[]} */
  const entries = [];
  let length = 0;
  for (let number = first; number < NO_SECTOR; number = await next(number)) {
    if (++length > MOST_DIRECTORY_SECTORS) throw new Error("a directory without end");
    const bytes = await sector(number);
    for (let at = 0; at < bytes.length; at += ENTRY_BYTES) entries.push(entryAt(bytes, at));
  }
  return entries;
}

/**
 * @param {Buffer} bytes
 * @param {number} at
 * @returns {Entry}
 */
function entryAt(bytes, at) {
  const nameBytes = Math.min(Math.max(bytes.readUInt16LE(at + 64) - 2, 0), 62);
  return {
    name: bytes.toString("utf16le", at, at + nameBytes),
    left: bytes.readUInt32LE(at + 68),
    right: bytes.readUInt32LE(at + 72),
    child: bytes.readUInt32LE(at + 76),
    sector: bytes.readUInt32LE(at + 116),
    bytes: bytes.readUInt32LE(at + 120),
  };
}

/**
 * A folder's entries are a tree that hangs on it; the first entry is the root.
 * @param {Entry[]} entries
 */
function childrenOf(entries) {
  /** @type {Set<Entry>} */
  const found = new Set();
  const open = entries.slice(0, 1).map(({ child }) => child);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (!entry || found.has(entry)) continue;
    found.add(entry);
    open.push(entry.left, entry.right);
  }
  return [...found];
}

/**
 * @param {FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error(`nothing at ${position}`);
  return buffer;
}
