import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync, deflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPdf } from "@/lib/testing/documents";
import { checkPdf } from "./intake-pdf";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pdf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(bytes: Buffer): Promise<void> {
  const file = { path: path.join(folder, "上传"), name: "通知.pdf", bytes: bytes.length };
  await writeFile(file.path, bytes);
  await checkPdf(file);
}

/** A PDF with something more in it. */
function aPdfWith(...parts: (string | Buffer)[]): Buffer {
  const [begin, end] = aPdf().toString("latin1").split("trailer");
  return Buffer.concat([begin!, ...parts, `trailer${end}`].map((part) => Buffer.from(part as string)));
}

const object = (dictionary: string) => `7 0 obj${dictionary}endobj\n`;

function packed(content: string, dictionary = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", pack = deflateSync) {
  const bytes = pack(Buffer.from(`9 0 ${content}`));
  return Buffer.concat([
    Buffer.from(`8 0 obj<<${dictionary}/Length ${bytes.length}>>stream\r\n`),
    bytes,
    Buffer.from("\nendstream endobj\n"),
  ]);
}

const SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>";

test.each([
  ["plainly", SCRIPT],
  ["apart", "<< /JS (1) /S\r\n  /JavaScript >>"],
  ["with letters written as numbers", "<</#53/J#61v#61Script/JS(1)>>"],
  [
    "with all of them written as numbers",
    `<</S/${[..."JavaScript"].map((sign) => `#${sign.charCodeAt(0).toString(16)}`).join("")}>>`,
  ],
  ["behind a comment", "<</S % what kind\n% really\n /JavaScript/JS(1)>>"],
  ["behind a string that looks like a comment", "<</T(100%)/S/JavaScript/JS(1)>>"],
  ["over lines behind a string with a percent sign", "<</T (%) /S\n/JavaScript /JS(1)>>"],
  ["over lines behind a percent sign further away", "<</T(5 % off) /S\r/Launch /F(calc.exe)>>"],
  ["within a comment that begins before another", "<</T(% /S % x)/S % y\n/J#61vaScript/JS(1)>>"],
  ["as an address", "<</S/URI/URI( javaScript:app.alert\\(1\\))>>"],
  ["as an address with letters written as numbers", "<</S/URI/URI(\\152a\\\nv\\141script\\072x)>>"],
  ["as an address in numbers", "<</S/URI/URI<6A 61 76615363726970743A31>>>"],
  ["as an address in sixteen bits", "<</S/URI/URI<FEFF006A0061007600610053006300720069007000740 03A>>>"],
  ["behind the kind of something else", "<</A/S/S/JavaScript>>"],
  ["as the start of a program", "<</S/Launch/F(cmd.exe)>>"],
  ["as a film with a script", "<</S/Rendition/OP 0/JS(1)>>"],
  ["by reference", "<</S 12 0 R/JS(1)>>"],
])("a script or a program is found, written %s", async (_, action) => {
  await expect(check(aPdfWith(object(action)))).rejects.toThrow("“通知.pdf”带有会运行的程序");
  await expect(check(aPdfWith(packed(action)))).rejects.toThrow("带有会运行的程序");
  // Wherever a piece of the file ends that is read at once.
  for (const at of [0, 5, 9, 14]) {
    const shifted = aPdfWith(`%${"x".repeat(128 * 1024 - 400)}\n`, `%${"x".repeat(150 + at)}\n`, object(action));
    await expect(check(shifted)).rejects.toThrow("带有会运行的程序");
  }
});

test.each([
  ["<</XFA 5 0 R/Fields[]>>", "是带程序的表单（XFA）"],
  ["<</Names<</EmbeddedFiles 4 0 R>>>>", "里面夹带了别的文件"],
  ["<</F(a.exe)/EF % one\n<</F 6 0 R>>>>", "里面夹带了别的文件"],
  ["<</F(a.exe)/E#46 6 0 R>>", "里面夹带了别的文件"],
  ["<</S/SubmitForm/F(http://example.com)>>", "会打开别处的文件"],
  ["<</S/ImportData/F(a.fdf)>>", "会打开别处的文件"],
  ["<</S/GoToR/F(\\\\\\\\example\\\\a.pdf)>>", "会打开别处的文件"],
  ["<</S\r/GoToE/T 1>>", "会打开别处的文件"],
])("%s is refused, saying what it is", async (dictionary, sentence) => {
  await expect(check(aPdfWith(object(dictionary)))).rejects.toThrow(sentence);
  await expect(check(aPdfWith(packed(dictionary)))).rejects.toThrow(sentence);
});

test.each([
  "/Type/ObjStm/N 1/First 4/Filter/FlateDecode/X ( obj )",
  "/Type/ObjStm/X ( obj )/N 1 % endobj\n/First 4/Filter/FlateDecode",
  "/First 4/N 1/X (stream\n1) /Y(obj)/Filter/FlateDecode",
])("packed objects are looked into, whatever words stand in a string: %s", async (dictionary) => {
  await expect(check(aPdfWith(packed(SCRIPT, dictionary)))).rejects.toThrow("带有会运行的程序");
});

test("an object that readers may or may not see is refused", async () => {
  await expect(check(aPdfWith(object("(8 0 obj<</A 1>>endobj)")))).rejects.toThrow("查不清楚");
});

test("so it is in what a file says is the inside of a stream", async () => {
  await expect(check(aPdfWith("6 0 obj<</Length 500>>stream\n", object(SCRIPT), "endstream endobj\n"))).rejects.toThrow(
    "会运行的程序",
  );
});

test.each([
  ["a link whose address has the word", "<</S/URI/URI(https://example.com/docs/Web/JavaScript)>>"],
  ["a link to a page about it", "<</S/URI/URI(https://example.com/?q=javascript:)>>"],
  ["a form that is sent nowhere", "<</FT/Tx/T(JavaScript)/V(/Launch)>>"],
  ["a film", "<</S/Rendition/OP 0/R 5 0 R>>"],
  ["a table of hints", "<</S 38/Length 79>>"],
])("%s passes", async (_, dictionary) => {
  await expect(check(aPdfWith(object(dictionary)))).resolves.toBeUndefined();
  await expect(check(aPdfWith(packed(dictionary)))).resolves.toBeUndefined();
});

test("what cannot be looked into is refused, and one with a password or limits says so", async () => {
  const unreadable = [
    packed(SCRIPT, "/N 1/First 4/Filter[/ASCIIHexDecode/FlateDecode]"),
    packed(SCRIPT, "/N 1/First 4/Filter 5 0 R"),
    packed(SCRIPT, "/N 1/Fir#73t 4/Filter/FlateDecode/DecodeParms 5 0 R"),
    packed(SCRIPT, "/Type/ObjStm/Filter/FlateDecode", deflateRawSync),
  ];
  for (const part of unreadable) await expect(check(aPdfWith(part))).rejects.toThrow("“通知.pdf”的内容查不清楚");
  const encrypted = aPdfWith(unreadable[3]!, "trailer<</Encrypt 5 0 R>>\n");
  await expect(check(encrypted)).rejects.toThrow("加了密");
});

test("an encrypted document whose objects lie open passes, and its names are read", async () => {
  await expect(check(aPdfWith("trailer<</Encrypt 5 0 R>>\n"))).resolves.toBeUndefined();
  await expect(check(aPdfWith("trailer<</Encrypt 5 0 R>>\n", object(SCRIPT)))).rejects.toThrow("会运行的程序");
});

test("of many packed streams far apart every one is looked into", async () => {
  const apart = Buffer.alloc(300_000, "x y ");
  const parts = [packed("<</A 1>>"), apart, packed("<</B 2>>"), apart];
  await expect(check(aPdfWith(...parts))).resolves.toBeUndefined();
  await expect(check(aPdfWith(...parts, packed(SCRIPT), apart))).rejects.toThrow("会运行的程序");
});

test("objects packed to fill the server are not unpacked to their end", async () => {
  const bomb = deflateSync(Buffer.alloc(201 * 1024 ** 2));
  const part = Buffer.concat([
    Buffer.from("8 0 obj<</N 1/First 4/Filter/FlateDecode>>stream\n"),
    bomb,
    Buffer.from("\nendstream endobj\n"),
  ]);
  await expect(check(aPdfWith(part))).rejects.toThrow("查不清楚");
});
