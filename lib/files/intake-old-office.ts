import { type FileHandle, open } from "node:fs/promises";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

const ENTRY_BYTES = 128;
/** Marks the end of a chain of sectors; what is not below it is no sector. */
const FIRST_MARK = 0xfffffffa;
const NONE = 0xffffffff;
/** Longer directories than any document has. */
const MOST_DIRECTORY_SECTORS = 4096;

type Entry = { name: string; left: number; right: number; child: number; sector: number };
type Reader = {
  sectorBytes: number;
  sector: (number: number) => Promise<Buffer>;
  next: (number: number) => Promise<number>;
};

/**
 * The media type of a Word document or of slides of before 2007, or what else the compound file is: such a file is a disk in
 * small, and its root directory tells. Refuses what is damaged, has macros, or opens with a password only.
 */
export async function oldOfficeTypeOf({ path, name }: UploadedFile): Promise<string> {
  const { names, isEncryptedWord } = await rootOf(path).catch(() => {
    throw refusalOf(name, "已损坏或不完整，打不开。请重新保存一份再传。");
  });
  if (isEncryptedWord || names.has("EncryptedPackage") || names.has("EncryptedSummary"))
    throw refusalOf(name, "设了打开密码，别人打不开。请去掉密码，保存后再传。");
  if (names.has("Macros") || names.has("_VBA_PROJECT_CUR")) return "macroEnabled";
  if (names.has("WordDocument")) return "application/msword";
  if (names.has("PowerPoint Document")) return "application/vnd.ms-powerpoint";
  return names.has("Workbook") || names.has("Book") ? "spreadsheet" : "application/x-cfb";
}

/** What lies in the root directory. Throws when the file is not whole. */
async function rootOf(path: string): Promise<{ names: Set<string>; isEncryptedWord: boolean }> {
  const file = await open(path);
  try {
    const header = await readAt(file, 0, 512);
    const reader = readerOf(file, header);
    const entries = await directoryOf(reader, header.readUInt32LE(48));
    const inRoot = childrenOf(entries);
    const word = inRoot.find(({ name }) => name === "WordDocument");
    // The tenth and eleventh byte of a Word document say whether the rest is encrypted.
    const isEncryptedWord = word ? ((await reader.sector(word.sector)).readUInt16LE(10) & 0x100) !== 0 : false;
    return { names: new Set(inRoot.map(({ name }) => name)), isEncryptedWord };
  } finally {
    await file.close();
  }
}

/** Reads sectors, and finds the next one of a chain through the allocation table, which lies in sectors itself. */
function readerOf(file: FileHandle, header: Buffer): Reader {
  const sectorBytes = 2 ** header.readUInt16LE(30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new Error(`sectors of ${sectorBytes} bytes`);
  const sector = (number: number) => readAt(file, (number + 1) * sectorBytes, sectorBytes);
  const perSector = sectorBytes / 4;

  /** The first 109 sectors of the table are named in the header, further ones in a chain of sectors of their own. */
  async function tableSector(index: number): Promise<number> {
    if (index < 109) return header.readUInt32LE(76 + index * 4);
    let list = await sector(header.readUInt32LE(68));
    let left = index - 109;
    for (; left >= perSector - 1; left -= perSector - 1) list = await sector(list.readUInt32LE(sectorBytes - 4));
    return list.readUInt32LE(left * 4);
  }

  const next = async (number: number) =>
    (await sector(await tableSector(Math.floor(number / perSector)))).readUInt32LE((number % perSector) * 4);
  return { sectorBytes, sector, next };
}

async function directoryOf({ sector, next }: Reader, first: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let length = 0;
  for (let number = first; number < FIRST_MARK; number = await next(number)) {
    if (++length > MOST_DIRECTORY_SECTORS) throw new Error("a directory without end");
    const bytes = await sector(number);
    for (let at = 0; at < bytes.length; at += ENTRY_BYTES) entries.push(entryAt(bytes, at));
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number): Entry {
  const nameBytes = Math.min(Math.max(bytes.readUInt16LE(at + 64) - 2, 0), 62);
  return {
    name: bytes.toString("utf16le", at, at + nameBytes),
    left: bytes.readUInt32LE(at + 68),
    right: bytes.readUInt32LE(at + 72),
    child: bytes.readUInt32LE(at + 76),
    sector: bytes.readUInt32LE(at + 116),
  };
}

/** The directory is a tree: what an embedded table or document brought along lies deeper and does not count. */
function childrenOf(entries: Entry[]): Entry[] {
  const found = new Set<Entry>();
  const open = [entries[0]?.child ?? NONE];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (!entry || found.has(entry)) continue;
    found.add(entry);
    open.push(entry.left, entry.right);
  }
  return [...found];
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error(`nothing at ${position}`);
  return buffer;
}
