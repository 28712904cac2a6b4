import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { refusalOf } from "./intake-name";
import { fetchedFromOutside, xmlText } from "./office-relationships";
import { turnsAt } from "./turns";
import type { UploadedFile } from "./uploads/folder";

/** Far more than a list of relationships: some ten thousand links. */
const LONGEST_LIST = 4 * 1024 ** 2;

/** Unpacking takes a core: one document at a time, however many are uploaded. */
const turns = turnsAt(1);

/**
 * Unpacks every part of a document of today's Office, keeping nothing. Refuses one whose directory says another size or name
 * than there is, and one that fetches something from elsewhere when it is opened, such as its template: that tells somebody
 * who reads it when, and may bring macros. How much there is to unpack has been looked at (intake-office.ts).
 */
export async function checkOfficeParts({ path, name }: UploadedFile): Promise<void> {
  const outside = await turns
    .take(1, () => readParts(path))
    .catch(() => {
      throw refusalOf(name, "的内容和目录对不上，可能已损坏，也可能有危险，不能上传。请重新保存一份再传。");
    });
  if (outside.length > 0) {
    throw refusalOf(
      name,
      "引用了外部的模板、图片或内容，打开时会去别处读取，可能有危险。请断开外部链接（文件 › 信息 › 编辑指向文件的链接），或者另存为 PDF，再传。",
    );
  }
}

async function readParts(path: string): Promise<string[]> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const names = new Set<string>();
  const outside: string[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      // Of two with one name nobody knows which is read.
      if (names.has(name)) throw new Error(`${name} twice`);
      names.add(name);
      await requireSameHead(zip, entry);
      if (name.endsWith(".rels")) outside.push(...fetchedFromOutside(xmlText(await readList(zip, entry))));
      else await unpack(zip, entry);
    }
    return outside;
  } finally {
    zip.close();
  }
}

/** A part has a second head before its content, by which some programs go. */
async function requireSameHead(zip: ZipFile, entry: Entry): Promise<void> {
  const head = await zip.readLocalFileHeaderPromise(entry);
  if (!head.fileName.equals(entry.fileNameRaw)) throw new Error("another name before the content");
  if (head.compressionMethod !== entry.compressionMethod) throw new Error("packed in another way");
  // Whoever packs without knowing how much will come writes the sizes behind the content, and none before it.
  const isSame = (local: number, listed: number) => [0, LARGE, listed].includes(local);
  if (!isSame(head.compressedSize, entry.compressedSize)) throw new Error("another size before the content");
  if (!isSame(head.uncompressedSize, entry.uncompressedSize)) throw new Error("another size before the content");
}

/** Where a size of more than 4 GB would stand. */
const LARGE = 0xffffffff;

/** Throws as soon as more comes out than the directory said, and at the end when it was less. */
async function unpack(zip: ZipFile, entry: Entry): Promise<void> {
  for await (const _ of await zip.openReadStreamPromise(entry));
}

async function readList(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > LONGEST_LIST) throw new Error("a list of megabytes");
  return buffer(await zip.openReadStreamPromise(entry));
}
