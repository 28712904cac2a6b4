import { openPromise } from "yauzl";
import { readXml } from "./office-xml.mjs";

/** @import { Entry, ZipFile } from "yauzl" */
/** @import { TypeFound } from "./media-type.mjs" */

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
export const PART_LIST = "[Content_Types].xml";

/** Far more than any document: only something made to fill a reader's computer unpacks to this, or has so many parts. */
export const MOST_UNPACKED = 1024 ** 3;
export const MOST_PARTS = 5_000;
const LONGEST_PART_LIST = 1024 ** 2;

/**
 * The media type of a Word document or of slides, as the list of their parts has it, or what else the archive is. Every file
 * in it is looked at, not the first bytes. Or why it cannot be told: it is damaged, or would unpack to a gigabyte.
 * @param {string} path
 * @returns {Promise<TypeFound>}
 */
export async function officeTypeOf(path) {
  const parts = await partListOf(path).catch(() => null);
  if (!parts) return { fault: "damaged" };
  if (parts.unpacked > MOST_UNPACKED) return { fault: "without measure" };
  return { mediaType: typeOf(parts.list) };
}

/** @param {string} list */
function typeOf(list) {
  if (/macroEnabled|vbaProject/i.test(list)) return "macroEnabled";
  if (list.includes(`${DOCX}.main+xml`)) return DOCX;
  if (list.includes(`${PPTX}.main+xml`)) return PPTX;
  return list.includes("spreadsheet") ? "spreadsheet" : "application/zip";
}

/**
 * The list of parts, with the names of all files behind it, and what they come to by the directory, which may lie. Throws when
 * the archive is not whole.
 * @param {string} path
 */
async function partListOf(path) {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    if (zip.entryCount > MOST_PARTS) return { list: "", unpacked: Number.POSITIVE_INFINITY };
    let [list, names, unpacked] = ["", "", 0];
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      names += ` ${entry.fileName}`;
      if (entry.fileName === PART_LIST) list += await typesIn(zip, entry);
    }
    return { list: list + names, unpacked };
  } finally {
    zip.close();
  }
}

/**
 * The types in a list of parts, as Office reads it, in whatever encoding.
 * @param {ZipFile} zip
 * @param {Entry} entry
 */
export async function typesIn(zip, entry) {
  if (entry.uncompressedSize > LONGEST_PART_LIST) throw new Error("a list of parts of megabytes");
  let types = "";
  await readXml(await zip.openReadStreamPromise(entry), {
    begin({ attributes }) {
      const type = attributes.get("ContentType") ?? "";
      const name = attributes.get("PartName") ?? `.${attributes.get("Extension")}`;
      if (/\.(svg|vml)$/i.test(name) && !PICTURES.test(type)) throw new Error(`${name} as ${type}`);
      types += `${type} `;
    },
  });
  return types;
}

/** What parts of these names are; nobody looks for text in them (office-parts.mjs). */
const PICTURES = /^(image\/svg\+xml|application\/vnd\.openxmlformats-officedocument\.vmlDrawing)$/i;
