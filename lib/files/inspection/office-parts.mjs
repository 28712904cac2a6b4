import { fromBufferPromise, openPromise } from "yauzl";
import { kindOf } from "./office-embedded.mjs";
import { contentReader, relationshipsReader } from "./office-faults.mjs";
import { MOST_PARTS, MOST_UNPACKED } from "./office-type.mjs";
import { readXml } from "./office-xml.mjs";

/** @import { Entry, ZipFile } from "yauzl" */
/** @import { PartKind } from "./office-embedded.mjs" */
/** @import { Findings, OfficeFault } from "./office-faults.mjs" */

/** What an object in a document is at most, to be looked into at once. */
const LARGEST_OBJECT = 50 * 1024 ** 2;

/**
 * Unpacks every part of a document of today's Office. Finds one whose directory says another size or name than there is, one
 * that fetches something from elsewhere when it is opened, such as its template, and one that holds macros, controls, programs
 * or fields that read other files; a document of that kind that lies within it is read likewise, what lies within that is not.
 * @param {string} path
 * @returns {Promise<OfficeFault | "other than said" | null>}
 */
export async function faultOfParts(path) {
  try {
    return await readParts(await openPromise(path, IN_TURN), readInner);
  } catch {
    return "other than said";
  }
}

const IN_TURN = { lazyEntries: true, autoClose: false };

/** @param {Buffer} document */
async function readInner(document) {
  return readParts(await fromBufferPromise(document, IN_TURN), async () => null);
}

/**
 * @param {ZipFile} zip
 * @param {(document: Buffer) => Promise<OfficeFault | null>} readInner
 */
async function readParts(zip, readInner) {
  let unpacked = 0;
  /** @type {Map<string, PartKind>} */
  const kinds = new Map();
  /** @type {string[]} */
  const embedded = [];
  /** @type {OfficeFault | null} */
  let found = null;
  const fault = (/** @type {OfficeFault} */ next) => {
    found ??= next;
  };
  const inner = async (/** @type {Buffer} */ document) => {
    found ??= await readInner(document);
  };
  try {
    if (zip.entryCount > MOST_PARTS) throw new Error("more parts than any document");
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      // Of two with one name nobody knows which is read.
      if (kinds.has(name)) throw new Error(`${name} twice`);
      unpacked += entry.uncompressedSize;
      if (unpacked > MOST_UNPACKED) throw new Error("more than any document");
      await requireSameHead(zip, entry);
      const at = (/** @type {string} */ target) => embedded.push(partName(name, target));
      const kind = await readPart(name, await zip.openReadStreamPromise(entry), { fault, embedded: at, inner });
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

/**
 * Where a relationship leads that stands in the list `list`: `word/_rels/document.xml.rels` speaks of what is in `word`.
 * @param {string} list
 * @param {string} target
 */
function partName(list, target) {
  const from = new URL(list.replace(/_rels\/[^/]*$/, ""), "part://x/");
  return decodeURIComponent(new URL(target.replaceAll("\\", "/"), from).pathname)
    .slice(1)
    .toLowerCase();
}

/**
 * Throws as soon as more comes out than the directory said, and at the end when it was less.
 * @param {string} name
 * @param {AsyncIterable<Buffer>} stream
 * @param {Findings & { inner: (document: Buffer) => Promise<void> }} findings
 * @returns {Promise<PartKind>}
 */
async function readPart(name, stream, findings) {
  const parts = stream[Symbol.asyncIterator]();
  const first = await parts.next();
  /** @type {Buffer} */
  const begin = first.done ? Buffer.alloc(0) : first.value;
  const all = (async function* () {
    yield begin;
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
  })();
  if (name.endsWith(".rels")) await readXml(all, relationshipsReader(findings));
  else if (isXml(name, begin)) await readXml(all, contentReader(findings));
  else if (OBJECTS.includes(begin.toString("hex", 0, 4))) {
    const object = await whole(all);
    const kind = await kindOf(object);
    if (kind === "office" && begin.toString("latin1", 0, 2) === "PK") await findings.inner(object);
    return kind;
  } else {
    for await (const _ of all);
    return kindOf(begin);
  }
  return "other";
}

/**
 * Whatever its name: a list of parts may call anything a text. Pictures and drawings of old are not (office-type.mjs).
 * @param {string} name
 * @param {Buffer} begin
 */
function isXml(name, begin) {
  if (/\.(svg|vml)$/.test(name)) return false;
  const start = begin.toString("latin1", 0, 1024);
  return name.endsWith(".xml") || /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s+$|\s*\p{Cc}?<)/u.test(start);
}

/** @param {AsyncIterable<Buffer>} part */
async function whole(part) {
  /** @type {Buffer[]} */
  const chunks = [];
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

/**
 * A part has a second head before its content, by which some programs go.
 * @param {ZipFile} zip
 * @param {Entry} entry
 */
async function requireSameHead(zip, entry) {
  const head = await zip.readLocalFileHeaderPromise(entry);
  if (!head.fileName.equals(entry.fileNameRaw)) throw new Error("another name before the content");
  if (head.compressionMethod !== entry.compressionMethod) throw new Error("packed in another way");
  // Whoever packs without knowing how much will come writes the sizes behind the content, and none before it.
  const isSame = (/** @type {number} */ local, /** @type {number} */ listed) => [0, LARGE, listed].includes(local);
  if (!isSame(head.compressedSize, entry.compressedSize)) throw new Error("another size before the content");
  if (!isSame(head.uncompressedSize, entry.uncompressedSize)) throw new Error("another size before the content");
}

/** Where a size of more than 4 GB would stand. */
const LARGE = 0xffffffff;
