import { fileTypeFromFile } from "file-type";
import { officeTypeOf } from "./office-type.mjs";
import { oldOfficeTypeOf } from "./old-office.mjs";

/**
 * What a file is by its content, nothing when nobody knows, or why that cannot be told.
 * @typedef {{ mediaType?: string, fault?: "damaged" | "without measure" | "locked" }} TypeFound
 */

/**
 * The first bytes tell that something is an archive or a compound file; which document it is, only what is in it.
 * @param {string} path
 * @returns {Promise<TypeFound>}
 */
export async function mediaTypeOf(path) {
  const mediaType = (await fileTypeFromFile(path))?.mime;
  if (mediaType === "application/x-cfb") return oldOfficeTypeOf(path);
  if (mediaType === "application/zip" || mediaType?.startsWith("application/vnd.openxmlformats"))
    return officeTypeOf(path);
  return { mediaType };
}
