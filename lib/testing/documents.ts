import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** The smallest thing that every reader opens as a PDF. */
export function aPdf(): Buffer {
  return Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
  );
}

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** The types of main parts. */
export const MAIN_PARTS = {
  docx: `${OFFICE}.wordprocessingml.document.main+xml`,
  pptx: `${OFFICE}.presentationml.presentation.main+xml`,
  xlsx: `${OFFICE}.spreadsheetml.sheet.main+xml`,
  docm: "application/vnd.ms-word.document.macroEnabled.main+xml",
};

/** A document of today's Office: an archive with a list of its parts, which stands last here; the type of the main one, or all of it. */
export async function anOfficeFile(mainPart: string | Buffer, files: Record<string, Buffer> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries({ "word/document.xml": Buffer.from("<w/>"), ...files }))
    zip.addBuffer(content, name);
  const list = `<Types><Override PartName="/word/document.xml" ContentType="${mainPart}"/></Types>`;
  zip.addBuffer(typeof mainPart === "string" ? Buffer.from(list) : mainPart, "[Content_Types].xml");
  zip.end();
  return buffer(zip.outputStream);
}

const [SECTOR, END, FREE, TABLE] = [512, 0xfffffffe, 0xffffffff, 0xfffffffd];
const CONTENT_SECTORS = 8;

/**
 * A document of Office before 2007: a compound file whose root has these entries. A name with a slash stands in a folder. All
 * have the same content, a page of nothing, with `flags` where Word keeps them.
 */
export function aCompoundFile(names: readonly string[], { flags = 0 } = {}): Buffer {
  const folders = [...new Set(names.filter((name) => name.includes("/")).map((name) => name.split("/")[0]!))];
  const inRoot = [...folders, ...names.filter((name) => !name.includes("/"))];
  const deeper = names.filter((name) => name.includes("/"));
  const entries = ["Root Entry", ...inRoot, ...deeper];
  const directorySectors = Math.ceil(entries.length / 4);
  const content = 1 + directorySectors;
  const file = Buffer.alloc((1 + content + CONTENT_SECTORS) * SECTOR);

  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(END, 68);
  for (let index = 0; index < 109; index++) file.writeUInt32LE(index === 0 ? 0 : FREE, 76 + index * 4);

  const links = [TABLE, ...chain(1, directorySectors), ...chain(content, CONTENT_SECTORS)];
  for (let index = 0; index < SECTOR / 4; index++) file.writeUInt32LE(links[index] ?? FREE, SECTOR + index * 4);

  entries.forEach((name, index) => {
    const at = 2 * SECTOR + index * 128;
    const bare = name.split("/").at(-1)!;
    const isFolder = index > 0 && folders.includes(name);
    file.write(bare, at, "utf16le");
    file.writeUInt16LE((bare.length + 1) * 2, at + 64);
    file.writeUInt32LE(FREE, at + 68);
    file.writeUInt32LE(isLastOfItsFolder(index) ? FREE : index + 1, at + 72);
    file.writeUInt32LE(index === 0 ? 1 : isFolder ? 1 + inRoot.length : FREE, at + 76);
    file.writeUInt32LE(content, at + 116);
    file.writeUInt32LE(index === 0 || isFolder ? 0 : CONTENT_SECTORS * SECTOR, at + 120);
  });
  file.writeUInt16LE(flags, (1 + content) * SECTOR + 10);
  return file;

  function isLastOfItsFolder(index: number): boolean {
    return index === 0 || index === inRoot.length || index === entries.length - 1;
  }
}

function chain(first: number, length: number): number[] {
  return Array.from({ length }, (_, index) => (index === length - 1 ? END : first + index + 1));
}
