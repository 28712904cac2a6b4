import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from "docx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCompoundFile, anOfficeFile, MAIN_PARTS } from "@/lib/testing/documents";
import { contentOf } from "./intake-content";
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
const typeOf = async (bytes: Buffer) => contentOf(await aFile(bytes), ["DOCUMENT"]);

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
    relationships(template.replace("attachedTemplate", "frame").replace("Id", `x='Type="a/hyperlink"' Id`)),
  ],
  [
    "with the kind of a link in its address",
    relationships(
      `<Relationship Id="r1" Target="https://example.com/? Type='${KINDS}/hyperlink' " TargetMode="External" Type="${KINDS}/frame"/>`,
    ),
  ],
  ["behind a comment", relationships(`<!-- <Relationship ' -->${template}`)],
  ["with a kind that only ends as a link", relationships(template.replace("attachedTemplate", "x/hyperlink"))],
  [
    "as if it were inside",
    relationships(`<Relationship Id="r1" Type="${KINDS}/image" Target="file:///\\\\example\\a.png"/>`),
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
  ["with two kinds of one relationship", relationships(template.replace("Type=", 'Type="x" Type='))],
  ["with two relationships of one name", relationships(template + template)],
  ["that is not well-formed", relationships(template.replace("/>", ">"))],
  ["in UTF-16 that does not say so", Buffer.from(relationships(template), "utf16le")],
])("a list %s is not believed", async (_, list) => {
  await expect(check(await withRelationships(list))).rejects.toThrow("对不上");
});

const inner = (kind: string, target: string, from = KINDS) =>
  relationships(`<Relationship Id="r1" Type="${from}/${kind}" Target="${target}"/>`);

const aCompound = (name: string) => aCompoundFile([name, "\u0001CompObj"]);

test.each([
  ["a control", inner("control", "activeX/activeX1.xml"), "ActiveX 控件"],
  ["content in another format", inner("aFChunk", "a.mht"), "另一种格式的内容"],
  [
    "macros by another name",
    inner("vbaProject", "x.bin", "http://schemas.microsoft.com/office/2006/relationships"),
    "带有宏",
  ],
  ["an object that is no document", inner("oleObject", "embeddings/a.bin"), "夹带了程序"],
  ["an object that is not there", inner("package", "embeddings/b.bin"), "夹带了程序"],
  ["an object of an old kind for macros", inner("oleObject", "/word/embeddings/macros.bin"), "带有宏"],
])("%s is refused", async (_, list, sentence) => {
  const parts = {
    "word/_rels/document.xml.rels": Buffer.from(list),
    "word/embeddings/a.bin": Buffer.from("a program"),
    ...(list.includes("macros.bin") && { "word/embeddings/macros.bin": aCompound("_VBA_PROJECT_CUR") }),
  };
  await expect(check(await anOfficeFile(MAIN_PARTS.docx, parts))).rejects.toThrow(sentence);
});

test("programs are refused, packed into an object or as they are, whatever refers to them", async () => {
  for (const content of [Buffer.from("MZ".padEnd(200, "\0")), aCompound("\u0001Ole10Native")])
    await expect(check(await anOfficeFile(MAIN_PARTS.docx, { "word/media/a.png": content }))).rejects.toThrow(
      "夹带了程序",
    );
});

test("objects of Office, charts with their tables, and drawings pass", async () => {
  const table = await anOfficeFile(MAIN_PARTS.xlsx);
  const parts = {
    "ppt/charts/_rels/chart1.xml.rels": Buffer.from(inner("package", "../embeddings/Sheet1.xlsx")),
    "ppt/embeddings/Sheet1.xlsx": table,
    "ppt/slides/_rels/slide1.xml.rels": Buffer.from(inner("oleObject", "../embeddings/oleObject1.bin")),
    "ppt/embeddings/oleObject1.bin": aCompound("Equation Native"),
    "ppt/drawings/vmlDrawing1.vml": Buffer.from("<xml><br></xml>"),
    "ppt/media/a.svg": Buffer.from("<!DOCTYPE svg><svg/>"),
    "ppt/media/empty.bin": Buffer.alloc(0),
  };
  await expect(check(await anOfficeFile(MAIN_PARTS.pptx, parts))).resolves.toBeUndefined();
  const hidden = { ...parts, "ppt/embeddings/Sheet1.xlsx": await anOfficeFile(MAIN_PARTS.docm) };
  await expect(check(await anOfficeFile(MAIN_PARTS.pptx, hidden))).rejects.toThrow("带有宏");
});

test("a document within a document is read like it, and its list of parts in whatever encoding", async () => {
  const within = async (document: Buffer) =>
    check(await anOfficeFile(MAIN_PARTS.pptx, { "ppt/embeddings/a.docx": document }));
  await expect(within(await anOfficeFile(MAIN_PARTS.docx))).resolves.toBeUndefined();
  await expect(within(await withRelationships(relationships(template)))).rejects.toThrow("引用了外部的");
  const dde = body(field(code("DDE c:\\cmd.exe")));
  await expect(within(await anOfficeFile(MAIN_PARTS.docx, { "word/header1.xml": dde }))).rejects.toThrow("的域");
  const list = (type: string) =>
    Buffer.from(`\uFEFF<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`, "utf16le");
  await expect(within(await anOfficeFile(list(MAIN_PARTS.docx)))).resolves.toBeUndefined();
  await expect(within(await anOfficeFile(list(MAIN_PARTS.docm)))).rejects.toThrow("带有宏");
  // Deeper is not looked.
  const deep = await anOfficeFile(MAIN_PARTS.docx, {
    "word/embeddings/b.docx": await withRelationships(relationships(template)),
  });
  await expect(within(deep)).resolves.toBeUndefined();
});

const run = (inner: string) => `<w:r>${inner}</w:r>`;
const place = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const code = (text: string) => run(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
const field = (...instruction: string[]) =>
  `${place("begin")}${instruction.join("")}${place("separate")}${place("end")}`;
const body = (inner: string) => Buffer.from(`<?xml version="1.0"?><w:document><w:body>${inner}</w:body></w:document>`);

test.each([
  ["at once", `<w:fldSimple w:instr=' ddeauto c:\\cmd.exe "/k"'/>`],
  ["over runs", field(code(" DDE"), code("AU"), code('TO c:\\cmd.exe "/k"'))],
  ["with letters written as numbers", field(code("&#68;D&#x45; a b"))],
  ["as text that is not read as signs", field(code("<![CDATA[INCLUDE]]>TEXT x"))],
  ["with a comment in it", field(code('INCLUDE<!-- a -->PICTURE "https://example.com/a.png" \\d'))],
  ["in ordinary text", field(run("<w:t>INCLUDETEXT x</w:t>"))],
  ["within another", field(code("IF "), field(code("DDE a b")), code(" = 1"))],
  ["made by another", field(field(code("QUOTE 68 68 69")), code(" a b"))],
  ["left open", place("begin") + code("DDE a b")],
])("a field that reads a file or starts a program is found, written %s", async (_, inner) => {
  for (const name of ["word/header1.xml", "word/a.bin"])
    await expect(check(await anOfficeFile(MAIN_PARTS.docx, { [name]: body(inner) }))).rejects.toThrow("的域");
});

test.each([
  [
    "page numbers and a table of contents",
    field(code("PAGE ")) + field(code(' TOC \\o "1-3" '), field(code("PAGEREF _1"))),
  ],
  ["a link to a page about it", field(code('HYPERLINK "https://example.com/DDEAUTO"')) + run("<w:t>DDEAUTO x</w:t>")],
  ["a calculation", field(code("= "), field(code("PAGE")), code(" - 1"))],
  ["a picture", '<a:blip r:embed="r1" r:link=""/>'],
])("%s pass", async (_, inner) => {
  await expect(
    check(await anOfficeFile(MAIN_PARTS.docx, { "word/header1.xml": body(inner) })),
  ).resolves.toBeUndefined();
});

test("content and pictures named in the text are refused, and a text by the name of a picture", async () => {
  for (const [inner, sentence] of [
    ['<w:altChunk r:id="r1"/>', "另一种格式"],
    ['<a:blip r:link="r9"/>', "引用了外部的"],
    ['<v:imagedata src="https://example.com/a.png"/>', "引用了外部的"],
  ] as const)
    await expect(check(await anOfficeFile(MAIN_PARTS.docx, { "word/a.xml": body(inner) }))).rejects.toThrow(sentence);
  const renamed = `${MAIN_PARTS.docx}"/><Override PartName="/word/a.SVG" ContentType="${MAIN_PARTS.docx}`;
  await expect(typeOf(await anOfficeFile(renamed))).rejects.toThrow("已损坏");
});

test("macros are found in a list of parts however its letters are written", async () => {
  const list = MAIN_PARTS.docm.replace("macro", "m&#97;cro");
  await expect(typeOf(await anOfficeFile(list))).rejects.toThrow("带有宏");
});

test("an archive of more parts than any document has is refused before they are read", async () => {
  const many = await anOfficeFile(MAIN_PARTS.docx);
  many.writeUInt16LE(5_001, many.indexOf("PK\x05\x06") + 10);
  await expect(typeOf(many)).rejects.toThrow("大得不正常");
});
