import { open } from "node:fs/promises";
import { refusalOf } from "./intake-name";
import type { UploadedFile } from "./uploads/folder";

/** Where readers look for the end. */
const TAIL_BYTES = 4096;

/** Refuses a PDF that does not begin as one, for what stands before it may be something else, or that has no end. */
export async function checkPdf({ path, name, bytes }: UploadedFile): Promise<void> {
  const file = await open(path);
  try {
    const at = async (position: number, length: number) =>
      (await file.read(Buffer.alloc(length), 0, length, position)).buffer.toString("latin1");
    if (!(await at(0, 5)).startsWith("%PDF-")) throw refusalOf(name, "的开头不是 PDF。请用办公软件重新导出再传。");
    if (!(await at(Math.max(bytes - TAIL_BYTES, 0), TAIL_BYTES)).includes("%%EOF"))
      throw refusalOf(name, "不完整，缺了后面的部分。请换一份再传。");
  } finally {
    await file.close();
  }
}
