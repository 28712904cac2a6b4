import { fromBufferPromise } from "yauzl";
import { PART_LIST, typesIn } from "./office-type.mjs";

/**
 * What a part that is no XML is, as far as it matters; `program` may not be in a document, whatever refers to it.
 * @typedef {"office" | "picture" | "program" | "macros" | "other"} PartKind
 */

/**
 * What an unpacked part is, by its content. Programs within objects and macros within documents are found.
 * @param {Buffer} part
 * @returns {Promise<PartKind>}
 */
export async function kindOf(part) {
  const begin = part.toString("latin1", 0, 8);
  if (begin.startsWith("\xd0\xcf\x11\xe0")) return kindOfCompound(part);
  if (begin.startsWith("PK\x03\x04")) return kindOfArchive(part);
  if (/^(MZ|\x7fELF|#!)/.test(begin)) return "program";
  return /^(\x89PNG|\xff\xd8\xff|GIF8|BM)/.test(begin) ? "picture" : "other";
}

/**
 * The names of what it holds stand in it in sixteen bits; which of its sectors are in use does not matter.
 * @param {Buffer} part
 * @returns {PartKind}
 */
function kindOfCompound(part) {
  const holds = (/** @type {string} */ name) => part.includes(Buffer.from(name, "utf16le"));
  if (holds("_VBA_PROJECT")) return "macros";
  return holds("Ole10Native") || !holds("Root Entry") ? "program" : "office";
}

/**
 * @param {Buffer} part
 * @returns {Promise<PartKind>}
 */
async function kindOfArchive(part) {
  const zip = await fromBufferPromise(part, { lazyEntries: true });
  let [names, types] = ["", ""];
  for await (const entry of zip.eachEntry()) {
    names += ` ${entry.fileName}`;
    if (entry.fileName === PART_LIST) types += await typesIn(zip, entry);
  }
  if (/macroEnabled|vbaProject/i.test(types + names)) return "macros";
  return /(wordprocessingml|presentationml|spreadsheetml)/.test(types) ? "office" : "program";
}
