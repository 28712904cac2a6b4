import { rootOfCompoundFile } from "./compound-file";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

/** Among the first bytes of a Word document: whether the rest is encrypted. */
const [FLAGS, IS_ENCRYPTED] = [10, 0x100];

/**
 * The media type of a Word document or of slides of before 2007, or what else the compound file is. Refuses what is damaged or
 * opens with a password only, newer documents too: encrypted they are packed like older ones.
 */
export async function oldOfficeTypeOf({ path, name }: UploadedFile): Promise<string> {
  const root = await rootOfCompoundFile(path).catch(() => {
    throw refusalOf(name, "已损坏或不完整，打不开。请重新保存一份再传。");
  });
  const entry = (wanted: string) => root.find((found) => found.name === wanted);
  const flags = entry("WordDocument")?.begin?.readUInt16LE(FLAGS) ?? 0;
  if (flags & IS_ENCRYPTED || entry("EncryptedPackage") || entry("EncryptedSummary"))
    throw refusalOf(name, "设了打开密码，别人打不开。请去掉密码，保存后再传。");
  if (entry("Macros") || entry("_VBA_PROJECT_CUR")) return "macroEnabled";
  if (entry("WordDocument")) return "application/msword";
  if (entry("PowerPoint Document")) return "application/vnd.ms-powerpoint";
  return entry("Workbook") || entry("Book") ? "spreadsheet" : "application/x-cfb";
}
