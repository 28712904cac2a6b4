import { type Entry, openPromise, type ZipFile } from "yauzl";
import { refusalOf } from "./intake-name";
import { readXml } from "./office-xml";
import type { UploadedFile } from "./uploads/folder";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const PART_LIST = "[Content_Types].xml";

/** Far more than any document: only something made to fill a reader's computer unpacks to this, or has so many parts. */
const MOST_UNPACKED = 1024 ** 3;
const MOST_PARTS = 5_000;
const LONGEST_PART_LIST = 1024 ** 2;

/**
 * The media type of a Word document or of slides, as the list of their parts has it, or what else the archive is. Every file
 * in it is looked at, not the first bytes. Refuses what is damaged, has macros, or would unpack to a gigabyte.
 */
export async function officeTypeOf({ path, name }: UploadedFile): Promise<string> {
  const parts = await partListOf(path).catch(() => {
    throw refusalOf(name, "已损坏或不完整，打不开。请重新保存一份再传。");
  });
  if (parts.unpacked > MOST_UNPACKED) throw refusalOf(name, "解开后大得不正常，可能有危险，不能上传。");
  if (/macroEnabled|vbaProject/i.test(parts.list)) return "macroEnabled";
  if (parts.list.includes(`${DOCX}.main+xml`)) return DOCX;
  if (parts.list.includes(`${PPTX}.main+xml`)) return PPTX;
  return parts.list.includes("spreadsheet") ? "spreadsheet" : "application/zip";
}

/**
 * The list of parts, with the names of all files behind it, and what they come to by the directory, which may lie. Throws when
 * the archive is not whole.
 */
async function partListOf(path: string): Promise<{ list: string; unpacked: number }> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    if (zip.entryCount > MOST_PARTS) return { list: "", unpacked: Number.POSITIVE_INFINITY };
    let [list, names, unpacked] = ["", "", 0];
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      names += ` ${entry.fileName}`;
      if (entry.fileName === PART_LIST) list += await read(zip, entry);
    }
    return { list: list + names, unpacked };
  } finally {
    zip.close();
  }
}

async function read(zip: ZipFile, entry: Entry): Promise<string> {
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

/** What parts of these names are; nobody looks for text in them (intake-office-parts.ts). */
const PICTURES = /^(image\/svg\+xml|application\/vnd\.openxmlformats-officedocument\.vmlDrawing)$/i;
