import { rootOfCompoundFile } from "./compound-file.mjs";

/** @import { TypeFound } from "./media-type.mjs" */

/** Among the first bytes of a Word document: whether the rest is encrypted. */
const [FLAGS, IS_ENCRYPTED] = /** @type {const} */ ([10, 0x100]);

/**
 * The media type of a Word document or of slides of before 2007, or what else the compound file is. Or why it cannot be told:
 * it is damaged, or opens with a password only. Newer documents too: encrypted they are packed like older ones.
 * @param {string} path
 * @returns {Promise<TypeFound>}
 */
export async function oldOfficeTypeOf(path) {
  const root = await rootOfCompoundFile(path).catch(() => null);
  if (!root) return { fault: "damaged" };
  const entry = (/** @type {string} */ wanted) => root.find((found) => found.name === wanted);
  const flags = entry("WordDocument")?.begin?.readUInt16LE(FLAGS) ?? 0;
  if (flags & IS_ENCRYPTED || entry("EncryptedPackage") || entry("EncryptedSummary")) return { fault: "locked" };
  if (entry("Macros") || entry("_VBA_PROJECT_CUR")) return { mediaType: "macroEnabled" };
  if (entry("WordDocument")) return { mediaType: "application/msword" };
  if (entry("PowerPoint Document")) return { mediaType: "application/vnd.ms-powerpoint" };
  return { mediaType: entry("Workbook") || entry("Book") ? "spreadsheet" : "application/x-cfb" };
}
