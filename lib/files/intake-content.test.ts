import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCompoundFile, anOfficeFile, aPdf, MAIN_PARTS } from "@/lib/testing/documents";
import { aJpeg } from "@/lib/testing/files";
import { reworded, silentMp4, webmWithoutLength } from "@/lib/testing/videos";
import { contentOf } from "./intake-content";
import { checkPdf } from "./intake-pdf";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "content-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file that says nothing by its name. */
async function aFile(content: Buffer | string) {
  const bytes = Buffer.from(content as Buffer);
  const file = { path: path.join(folder, "上传"), name: "甲.jpg", bytes: bytes.length };
  await writeFile(file.path, bytes);
  return file;
}

const typeOf = async (content: Buffer | string) =>
  (await contentOf(await aFile(content), ["PICTURE", "VIDEO", "DOCUMENT"])).mediaType;

const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2000), Buffer.from("PE\0\0")]);

test("pictures, videos and documents are known by their content", async () => {
  const png = sharp(await aJpeg()).png();
  expect(await typeOf(await aJpeg())).toBe("image/jpeg");
  expect(await typeOf(await png.toBuffer())).toBe("image/png");
  expect(await typeOf(await png.webp().toBuffer())).toBe("image/webp");
  expect(await typeOf(silentMp4())).toBe("video/mp4");
  expect(await typeOf(reworded(silentMp4(), "ftypisom", "ftypM4V "))).toBe("video/mp4");
  expect(await typeOf(webmWithoutLength())).toBe("video/webm");
  expect(await typeOf(aPdf())).toBe("application/pdf");
  expect(await typeOf(await anOfficeFile(MAIN_PARTS.docx))).toContain("wordprocessingml");
  expect(await typeOf(await anOfficeFile(MAIN_PARTS.pptx))).toContain("presentationml");
});

test("documents of before 2007 are known by what lies in their root, not deeper", async () => {
  expect(await typeOf(aCompoundFile(["1Table", "WordDocument", "ObjectPool/Workbook"]))).toBe("application/msword");
  expect(await typeOf(aCompoundFile(["PowerPoint Document", "Current User"]))).toBe("application/vnd.ms-powerpoint");
  await expect(typeOf(aCompoundFile(["Workbook", "MBD0001/WordDocument"]))).rejects.toThrow("是电子表格");
  await expect(typeOf(aCompoundFile(["something else"]))).rejects.toThrow("不是这里能放的文件");
});

test("a program, a page and a drawing are refused, whatever their name says", async () => {
  await expect(typeOf(program)).rejects.toThrow("“甲.jpg”其实是程序，不能上传。");
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const text of [
    "<!doctype html><script>alert(1)</script>",
    svg,
    `<?xml version="1.0"?>${svg}`,
    "<?php exit;",
    "甲,乙",
  ])
    await expect(typeOf(text)).rejects.toThrow("“甲.jpg”从内容看不是这里能放的文件");
  await expect(typeOf(Buffer.from("GIF89a\x01\x00\x01\x00"))).rejects.toThrow("GIF 动图");
});

test("an iPhone's HEIC and MOV are refused with what to do", async () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(100)]);
  await expect(typeOf(heic)).rejects.toThrow("“设置 › 相机 › 格式”里选“兼容性最佳”");
  await expect(typeOf(reworded(silentMp4(), "ftypisom", "ftypqt  "))).rejects.toThrow("请转成 MP4");
});

test("a kind that the record does not show is refused", async () => {
  await expect(contentOf(await aFile(aPdf()), ["PICTURE", "VIDEO"])).rejects.toThrow(
    "“甲.jpg”是文件，这里不能放。这里可以放照片（JPEG、PNG、WebP）、视频（MP4、WebM）。",
  );
});

test("macros are refused, declared, renamed or hidden, in old documents too", async () => {
  const sentence = "带有宏，可能有危险。请另存为不带宏的 DOCX 或 PPTX 再传。";
  await expect(typeOf(await anOfficeFile(MAIN_PARTS.docm))).rejects.toThrow(sentence);
  const hidden = { "word/vbaProject.bin": Buffer.from("macros") };
  await expect(typeOf(await anOfficeFile(MAIN_PARTS.docx, hidden))).rejects.toThrow(sentence);
  await expect(typeOf(aCompoundFile(["WordDocument", "Macros/VBA"]))).rejects.toThrow(sentence);
});

test("what opens with a password only is refused", async () => {
  const sentence = "设了打开密码，别人打不开";
  await expect(typeOf(aCompoundFile(["WordDocument"], { flags: 0x100 }))).rejects.toThrow(sentence);
  await expect(typeOf(aCompoundFile(["EncryptedPackage", "EncryptionInfo"]))).rejects.toThrow(sentence);
});

test("an archive that is no document, or holds a table, is refused", async () => {
  await expect(typeOf(await anOfficeFile("application/java-archive"))).rejects.toThrow("不是这里能放的文件");
  await expect(typeOf(await anOfficeFile(MAIN_PARTS.xlsx))).rejects.toThrow("是电子表格");
});

test("an archive made to fill a reader's computer is refused", async () => {
  const bomb = await anOfficeFile(MAIN_PARTS.docx);
  bomb.writeUInt32LE(0xf0000000, bomb.indexOf("PK\x01\x02") + 24);
  await expect(typeOf(bomb)).rejects.toThrow("解开后大得不正常");
});

test("a document that is cut off or changed is refused as damaged", async () => {
  const docx = await anOfficeFile(MAIN_PARTS.docx);
  await expect(typeOf(docx.subarray(0, docx.length / 2))).rejects.toThrow("已损坏或不完整");
  await expect(typeOf(Buffer.concat([docx, program]))).rejects.toThrow("已损坏或不完整");
  const doc = aCompoundFile(["WordDocument", "1Table"]);
  await expect(typeOf(doc.subarray(0, 1500))).rejects.toThrow("已损坏或不完整");
  const endless = Buffer.from(doc);
  endless.writeUInt32LE(1, 512 + 4);
  await expect(typeOf(endless)).rejects.toThrow("已损坏或不完整");
});

test("a PDF begins as one and has an end", async () => {
  const pdf = aPdf();
  await expect(checkPdf(await aFile(pdf))).resolves.toBeUndefined();
  const shapes = [`<html>${pdf}`, `\uFEFF${pdf}`, `${"\n".repeat(20)}${pdf}`];
  for (const text of shapes) {
    const check = async () => {
      const file = await aFile(text);
      await contentOf(file, ["DOCUMENT"]);
      await checkPdf(file);
    };
    await expect(check()).rejects.toThrow(/不是/);
  }
  await expect(checkPdf(await aFile(pdf.subarray(0, 100)))).rejects.toThrow("不完整");
});
