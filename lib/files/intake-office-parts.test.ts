import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from "docx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOfficeFile, MAIN_PARTS } from "@/lib/testing/documents";
import { officeTypeOf } from "./intake-office";
import { checkOfficeParts } from "./intake-office-parts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "office-parts-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function aFile(bytes: Buffer) {
  const file = { path: path.join(folder, "上传"), name: "讲稿.docx", bytes: bytes.length };
  await writeFile(file.path, bytes);
  return file;
}

const check = async (bytes: Buffer) => checkOfficeParts(await aFile(bytes));

const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relationships = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="x">${inner}</Relationships>`;
const template = `<Relationship Id="r1" Type="${KINDS}/attachedTemplate" Target="https://example.com/a>b.dotm" TargetMode="External"/>`;

function withRelationships(list: string | Buffer, name = "word/_rels/settings.xml.rels") {
  return anOfficeFile(MAIN_PARTS.docx, { [name]: Buffer.from(list as string) });
}

/** Changes what the directory, or the head before the content, says of a part. */
function lying(bytes: Buffer, sign: "PK\x01\x02" | "PK\x03\x04", offset: number, size: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(size, changed.indexOf(sign) + offset);
  return changed;
}

test("a sound document passes, with links, and with relationships among its own parts", async () => {
  await expect(check(await anOfficeFile(MAIN_PARTS.docx))).resolves.toBeUndefined();
  const inner = `<Relationship Id="r1" Type="${KINDS}/image" Target="media/1.png"/>
    <Relationship Type="${KINDS}/hyperlink" Target="https://example.com" TargetMode="External" Id="r2"/>`;
  await expect(check(await withRelationships(relationships(inner)))).resolves.toBeUndefined();
  const link = new ExternalHyperlink({ link: "https://example.com/a?b=1&c", children: [new TextRun("示例")] });
  const document = new Document({ sections: [{ children: [new Paragraph({ children: [link] })] }] });
  await expect(check(await Packer.toBuffer(document))).resolves.toBeUndefined();
});

test("a directory that lies about how much there is to unpack is found out", async () => {
  const large = Buffer.alloc(200_000, "示例");
  const document = await anOfficeFile(MAIN_PARTS.pptx, { "ppt/media/a.bin": large });
  const position = document.lastIndexOf(
    "PK\x01\x02",
    document.indexOf("ppt/media/a.bin", document.indexOf("PK\x01\x02")),
  );
  const [less, more] = [Buffer.from(document), Buffer.from(document)];
  less.writeUInt32LE(10, position + 24);
  more.writeUInt32LE(300_000, position + 24);
  await expect(check(document)).resolves.toBeUndefined();
  for (const lie of [less, more]) await expect(check(lie)).rejects.toThrow("“讲稿.docx”的内容和目录对不上");
});

test("so is one that says something else than stands before the content", async () => {
  const document = await anOfficeFile(MAIN_PARTS.docx);
  await expect(check(lying(document, "PK\x03\x04", 22, 5000))).rejects.toThrow("对不上");
  await expect(check(lying(document, "PK\x03\x04", 18, 5000))).rejects.toThrow("对不上");
  const renamed = Buffer.from(document);
  renamed.write("x", renamed.indexOf("PK\x03\x04") + 30);
  await expect(check(renamed)).rejects.toThrow("对不上");
});

test("two parts of one name are refused: nobody knows which is read", async () => {
  await expect(check(await anOfficeFile(MAIN_PARTS.docx, { "WORD/document.xml": Buffer.from("x") }))).rejects.toThrow(
    "对不上",
  );
});

test.each([
  ["plainly", relationships(template)],
  ["with a prefix", relationships(template.replace("<R", "<p:R"))],
  ["with letters written as numbers", relationships(template.replace("External", "&#x45;xtern&#97;l"))],
  [
    "in other quotes and order",
    `<Relationships><Relationship\nTargetMode = 'External' Type='${KINDS}/oleObject' /></Relationships>`,
  ],
  [
    "with the kind of a link in another word",
    relationships(template.replace("attachedTemplate", "frame").replace("Id", "Id='hyperlink' x")),
  ],
  ["in UTF-16", Buffer.from(`\uFEFF${relationships(template).replace("UTF-8", "UTF-16")}`, "utf16le")],
])("a template, picture or other content from elsewhere is refused, written %s", async (_, list) => {
  await expect(check(await withRelationships(list))).rejects.toThrow("引用了外部的模板、图片或内容");
  await expect(check(await withRelationships(list, "ppt/slides/_rels/slide1.xml.rels"))).rejects.toThrow(
    "引用了外部的",
  );
});

test.each([
  ["that defines words of its own", `<!DOCTYPE a [<!ENTITY e "External">]>${relationships(template)}`],
  ["in an encoding that Office does not know", relationships(template).replace("UTF-8", "UTF-7")],
  ["in UTF-16 that does not say so", Buffer.from(relationships(template), "utf16le")],
])("a list %s is not believed", async (_, list) => {
  await expect(check(await withRelationships(list))).rejects.toThrow("对不上");
});

test("macros are found in a list of parts however its letters are written", async () => {
  const list = MAIN_PARTS.docm.replace("macro", "m&#97;cro");
  expect(await officeTypeOf(await aFile(await anOfficeFile(list)))).toBe("macroEnabled");
});

test("an archive of more parts than any document has is refused before they are read", async () => {
  const many = await anOfficeFile(MAIN_PARTS.docx);
  many.writeUInt16LE(20_001, many.indexOf("PK\x05\x06") + 10);
  await expect(officeTypeOf(await aFile(many))).rejects.toThrow("大得不正常");
});
