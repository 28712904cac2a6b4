import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInflate } from "node:zlib";
import { refusalOf } from "./intake-name";
import { type PdfFault, pdfScan } from "./pdf-scan";
import { MOST_PACKED, type PackedObjects, pdfStreams } from "./pdf-streams";
import { turnsAt } from "./turns";
import type { UploadedFile } from "./uploads/folder";

/** Where readers look for the end. */
const TAIL_BYTES = 4096;

/** Far more than the objects of any document of the size that is taken come to. */
const MOST_UNPACKED = 200 * 1024 ** 2;

/** Looked through within a millisecond or so; then others have their turn. */
const PIECES = { highWaterMark: 128 * 1024 };

const PRINT = "请打开它，用“打印”另存为一份 PDF，再传那一份。";
const FAULTS: Record<PdfFault, string> = {
  acts: `带有会运行的程序（JavaScript 或启动命令），可能有危险，不能上传。${PRINT}`,
  fetches: `会打开别处的文件，或者把填写的内容发到别处，可能有危险，不能上传。${PRINT}`,
  carries: `里面夹带了别的文件（附件），查不出有没有危险，不能上传。请去掉附件，或者${PRINT.slice(1)}`,
  "scripted form": `是带程序的表单（XFA），可能有危险，不能上传。${PRINT}`,
};
const ENCRYPTED = "加了密（打开密码或者权限限制），查不出里面有没有危险。请去掉密码和限制，保存后再传。";
const UNREADABLE = `的内容查不清楚，可能已损坏，也可能有危险。${PRINT}`;

/** Looking through one takes a core: one at a time, however many are uploaded. */
const turns = turnsAt(1);

/**
 * Refuses a PDF that does not begin as one, for what stands before it may be something else, that has no end, or that runs a
 * script, starts a program, reaches for other files or carries them, as far as can be told: also one whose objects are packed
 * so that nobody can look into them.
 */
export async function checkPdf(file: UploadedFile): Promise<void> {
  await checkEnds(file);
  const refusal = await turns.take(1, () => refusalOfContent(file.path));
  if (refusal) throw refusalOf(file.name, refusal);
}

async function checkEnds({ path, name, bytes }: UploadedFile): Promise<void> {
  const begin = await textAt(path, 0, 5);
  if (!begin.startsWith("%PDF-")) throw refusalOf(name, "的开头不是 PDF。请用办公软件重新导出再传。");
  const tail = await textAt(path, Math.max(bytes - TAIL_BYTES, 0), TAIL_BYTES);
  if (!tail.includes("%%EOF")) throw refusalOf(name, "不完整，缺了后面的部分。请换一份再传。");
}

async function refusalOfContent(path: string): Promise<string | null> {
  const [scan, streams] = [pdfScan(), pdfStreams()];
  for await (const chunk of createReadStream(path, PIECES) as AsyncIterable<Buffer>) {
    scan.read(chunk);
    streams.read(chunk);
  }
  if (scan.fault) return FAULTS[scan.fault];
  const unreadable = scan.isEncrypted ? ENCRYPTED : UNREADABLE;
  if (streams.isUnclear || streams.packed.length > MOST_PACKED) return unreadable;
  let left = MOST_UNPACKED;
  for (const packed of streams.packed) {
    const inner = await unpackedScan(path, packed, left).catch(() => null);
    if (!inner) return unreadable;
    if (inner.fault) return FAULTS[inner.fault];
    left -= inner.bytes;
  }
  return null;
}

/** Looks through packed objects. Throws when they cannot be unpacked, or come to more than `most` bytes. */
async function unpackedScan(path: string, { position, isDeflated }: PackedObjects, most: number) {
  if (!isDeflated) throw new Error("packed in a way that is not looked into");
  const scan = pdfScan();
  const lineEnd = /^\s*/.exec(await textAt(path, position, 8))![0].length;
  const source = createReadStream(path, { ...PIECES, start: position + lineEnd });
  const unpacker = createInflate();
  let bytes = 0;
  try {
    // Ends by itself where what is packed ends, wherever the document says that is.
    for await (const chunk of source.pipe(unpacker) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw new Error("more than any document");
      scan.read(chunk);
    }
  } finally {
    source.destroy();
  }
  return { fault: scan.fault, bytes };
}

async function textAt(path: string, position: number, length: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}
