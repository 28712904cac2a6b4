import { type Entry, openPromise, type ZipFile } from "yauzl";
import { refusalOf } from "./intake-name";
import { kindOf, type PartKind } from "./office-embedded";
import { contentReader, type Findings, type OfficeFault, relationshipsReader } from "./office-faults";
import { readXml } from "./office-xml";
import { turnsAt } from "./turns";
import type { UploadedFile } from "./uploads/folder";

/** What an object in a document is at most, to be looked into at once. */
const LARGEST_OBJECT = 50 * 1024 ** 2;

const PDF = "或者另存为 PDF，再传。";
const FAULTS: Record<OfficeFault, string> = {
  outside: `引用了外部的模板、图片或内容，打开时会去别处读取，可能有危险。请断开外部链接（文件 › 信息 › 编辑指向文件的链接），${PDF}`,
  field: `里面有会读取别的文件或启动程序的域（如 DDE、INCLUDETEXT、INCLUDEPICTURE），可能有危险。请全选后按 Ctrl+Shift+F9 把域变成文字，${PDF}`,
  control: `里面有 ActiveX 控件，可能有危险。请删去控件，${PDF}`,
  chunk: `里面夹着另一种格式的内容（altChunk），查不出有没有危险。请用 Word 打开，另存为 DOCX，${PDF}`,
  object: `里面夹带了程序或别的文件，可能有危险。请删去这些对象，${PDF}`,
  macros: "带有宏，可能有危险。请另存为不带宏的 DOCX 或 PPTX 再传。",
};

/** Unpacking takes a core: one document at a time, however many are uploaded. */
const turns = turnsAt(1);

/**
 * Unpacks every part of a document of today's Office. Refuses one whose directory says another size or name than there is, one
 * that fetches something from elsewhere when it is opened, such as its template, and one that holds macros, controls, programs
 * or fields that read other files. How much there is to unpack has been looked at (intake-office.ts).
 */
export async function checkOfficeParts({ path, name }: UploadedFile): Promise<void> {
  const fault = await turns
    .take(1, () => readParts(path))
    .catch(() => {
      throw refusalOf(name, "的内容和目录对不上，可能已损坏，也可能有危险，不能上传。请重新保存一份再传。");
    });
  if (fault) throw refusalOf(name, FAULTS[fault]);
}

async function readParts(path: string): Promise<OfficeFault | null> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const kinds = new Map<string, PartKind>();
  const embedded: string[] = [];
  let found: OfficeFault | null = null;
  const fault = (next: OfficeFault) => {
    found ??= next;
  };
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      // Of two with one name nobody knows which is read.
      if (kinds.has(name)) throw new Error(`${name} twice`);
      await requireSameHead(zip, entry);
      const at = (target: string) => embedded.push(partName(name, target));
      const kind = await readPart(name, await zip.openReadStreamPromise(entry), { fault, embedded: at });
      kinds.set(name, kind);
      if (kind === "macros") fault("macros");
      if (kind === "program") fault("object");
    }
    if (embedded.some((name) => !["office", "picture"].includes(kinds.get(name) ?? "other"))) fault("object");
    return found;
  } finally {
    zip.close();
  }
}

/** Where a relationship leads that stands in the list `list`: `word/_rels/document.xml.rels` speaks of what is in `word`. */
function partName(list: string, target: string): string {
  const from = new URL(list.replace(/_rels\/[^/]*$/, ""), "part://x/");
  return decodeURIComponent(new URL(target.replaceAll("\\", "/"), from).pathname)
    .slice(1)
    .toLowerCase();
}

/** Throws as soon as more comes out than the directory said, and at the end when it was less. */
async function readPart(name: string, stream: AsyncIterable<Buffer>, findings: Findings): Promise<PartKind> {
  const parts = stream[Symbol.asyncIterator]();
  const first = await parts.next();
  const begin: Buffer = first.done ? Buffer.alloc(0) : first.value;
  const all = (async function* () {
    yield begin;
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
  })();
  if (name.endsWith(".rels")) await readXml(all, relationshipsReader(findings));
  else if (isXml(name, begin)) await readXml(all, contentReader(findings));
  else if (OBJECTS.includes(begin.toString("hex", 0, 4))) return kindOf(await whole(all));
  else {
    for await (const _ of all);
    return kindOf(begin);
  }
  return "other";
}

/** Whatever its name: a list of parts may call anything a text. Pictures and drawings of old are not (intake-office.ts). */
function isXml(name: string, begin: Buffer): boolean {
  if (/\.(svg|vml)$/.test(name)) return false;
  const start = begin.toString("latin1", 0, 1024);
  return name.endsWith(".xml") || /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s+$|\s*\p{Cc}?<)/u.test(start);
}

async function whole(part: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of part) {
    bytes += chunk.length;
    if (bytes > LARGEST_OBJECT) throw new Error("an object larger than any document");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A compound file, or an archive. */
const OBJECTS = ["d0cf11e0", "504b0304"];

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
