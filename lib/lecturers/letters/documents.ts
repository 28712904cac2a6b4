import { PassThrough, type Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { ZipFile } from "yazl";
import { type Day, formatDay, formatTerm } from "@/lib/core/dates";
import { joinPdfs } from "@/lib/core/pdf-join";
import { qrCode } from "@/lib/core/qr-code";
import { compilePdf } from "@/lib/core/typst";
import type { LetterVariant } from "@/prisma/generated/enums";
import type { LetterSnapshot } from "./snapshot";

/** FULL: with frame and title, on white paper. OVERLAY: the text alone, for pre-printed covers. */
type LetterOptions = { variant?: LetterVariant; signal?: AbortSignal };

/** One letter of appointment, A4 landscape. The same snapshot always gives the same bytes. */
export function letterPdf(snapshot: LetterSnapshot, options: LetterOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const title = `聘书 ${snapshot.letterNo} ${snapshot.recipientName}`;
  return compiled([snapshot], { ...options, title, date: snapshot.issuedOn });
}

/**
 * The letters of a gathering as one PDF, a page each, in the given order: its bytes, as they are made. `onMade` is told how many
 * letters are in it so far. Refuses an empty list.
 */
export function lettersPdf(
  snapshots: readonly LetterSnapshot[],
  { onMade, ...options }: LetterOptions & { onMade?: (count: number) => Promise<unknown> } = {},
): AsyncGenerator<Uint8Array> {
  const [first] = snapshots;
  if (!first) throw new RangeError("no letters to print");
  const title = `${first.schoolName}聘书（${snapshots.length}份）`;
  const date = snapshots
    .map(({ issuedOn }) => issuedOn)
    .sort()
    .at(-1)!;
  return joinPdfs(
    (async function* () {
      for (let made = 0; made < snapshots.length; made += AT_ONCE) {
        yield compiled(snapshots.slice(made, made + AT_ONCE), { ...options, title, date });
        await onMade?.(Math.min(made + AT_ONCE, snapshots.length));
      }
    })(),
  );
}

/** The compiler needs a fifth of a megabyte for every page; a font comes again with every part. */
const AT_ONCE = 25;

async function compiled(
  snapshots: readonly LetterSnapshot[],
  { variant = "FULL", signal, title, date }: LetterOptions & { title: string; date: Day },
): Promise<Uint8Array<ArrayBuffer>> {
  const letters = [];
  for (const snapshot of snapshots) {
    letters.push(printed(snapshot));
    // A QR code takes a millisecond, for which every visitor waits.
    if (letters.length % 10 === 0) await setImmediate();
  }
  return compilePdf({
    template: "lib/lecturers/letters/letter-v1.typ",
    inputs: { variant, title, date: date.split("-").map(Number), letters },
    signal,
  });
}

/** 聘书_佘社党校聘〔2025〕001号_姓名.pdf, without what a file system refuses, at most 200 bytes. */
export function letterFileName({ letterNo, recipientName }: LetterSnapshot): string {
  return `${shorten(safe(`聘书_${letterNo}_${recipientName}`), 196)}.pdf`;
}

/**
 * The files as a zip, packed while they are made: memory stays flat however many there are. Stored uncompressed (PDFs are
 * compressed already), names in UTF-8; a second file of one name becomes name-2. `dated` is the day every file bears:
 * the same files give the same bytes. An error of the source destroys the stream with that error.
 */
export function zipLetters(
  files: AsyncIterable<LetterFile> | Iterable<LetterFile>,
  dated: Day = "2000-01-01",
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  zip.on("error", (error) => output.destroy(error));
  pack(zip, output, files, dated).catch((error) => output.destroy(error));
  return output;
}

export type LetterFile = { name: string; bytes: Uint8Array };

async function pack(
  zip: ZipFile,
  output: PassThrough,
  files: AsyncIterable<LetterFile> | Iterable<LetterFile>,
  dated: Day,
): Promise<void> {
  const abandoned = new Promise<void>((resolve) => output.once("close", resolve));
  const names = new Set<string>();
  for await (const { name, bytes } of files) {
    // A stream and not addBuffer, which would keep every file until the end.
    const file = new PassThrough();
    const read = new Promise<void>((resolve) => file.once("end", resolve));
    zip.addReadStream(file, unique(safe(name), names), {
      compress: false,
      size: bytes.byteLength,
      mode: 0o100644,
      // The zip format's own time has no zone: this way a server elsewhere writes the same bytes.
      mtime: new Date(`${dated}T00:00:00`),
      forceDosTimestamp: true,
    });
    file.end(bytes);
    await Promise.race([read, abandoned]);
    if (output.destroyed) return;
  }
  zip.end();
}

function unique(name: string, taken: Set<string>): string {
  const [, stem = name, extension = ""] = /^(.*?)(\.[a-z0-9]+)?$/is.exec(name) ?? [];
  let candidate = name;
  // Windows takes names that differ only in case for the same.
  for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = `${stem}-${count}${extension}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}

/** Without what Windows, macOS or Linux refuse in a name. */
function safe(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+/, "")
    .trim();
}

/** The longest beginning of at most `limit` bytes: file systems allow 255. A character is never cut in two. */
function shorten(text: string, limit: number): string {
  let [size, kept] = [0, ""];
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > limit) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, "");
}

/** What the template prints, as finished texts. */
function printed(letter: LetterSnapshot) {
  return {
    name: breakable(letter.recipientKind === "TEAM" ? letter.recipientName : `${letter.recipientName} 同志`),
    body: letter.body.split(DATE).map(breakable),
    letterNo: letter.letterNo,
    reissue: letter.reissueOf && `补发（原编号：${letter.reissueOf}）`,
    issuingBody: breakable(letter.issuingBody),
    issuedOn: formatDay(letter.issuedOn),
    facts: [
      ["聘任类别", letter.categoryLabel],
      ["聘　　期", formatTerm(letter.termStart, letter.termEnd)],
      ...(letter.ceremonyTitle ? [["聘任仪式", breakable(letter.ceremonyTitle)]] : []),
    ],
    // A quarter may be stained by the seal's ink.
    qr: qrCode(letter.verificationUrl, { ecc: "Q", border: 0 }),
    verificationCode: letter.verificationCode,
    verificationUrl: letter.verificationUrl,
  };
}

// In a group, so that split keeps the dates, at every second place.
const DATE = /(\d{4}年\d{1,2}月\d{1,2}日)/;

/** Lets a run of Latin letters or digits without a space break, which would otherwise run over the edge. */
function breakable(text: string): string {
  return text.replace(/[!-~\u00a0-\u024f]{24}(?=[!-~\u00a0-\u024f])/g, "$&\u200b");
}
