import { unlike } from "./pdf-text";
import type { Bytes } from "./typst-press";

/** What stands between `obj` and `endobj`: its text, and the bytes of its stream if it has one. */
export type PdfObject = { text: string; stream?: Uint8Array };

/** A PDF taken apart: what stands before the objects, the objects by their number, and the trailer's text. */
export type PdfObjects = { header: Uint8Array; objects: Map<number, PdfObject>; trailer: string };

/**
 * The objects of a PDF as this project's compiler writes it: each by itself and unpacked, listed in one plain table at the end.
 * Throws when it is written in another way.
 */
export function objectsOf(pdf: Bytes): PdfObjects {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString("latin1", file.length - 64))?.[1]);
  const end = /^xref\s+0 (\d+)\s+0{10} 65535 f\s+((?:\d{10} 00000 n\s+)+)trailer\s+(<<.*>>)\s+startxref/s.exec(
    file.toString("latin1", tableAt),
  );
  const offsets = [...(end?.[2] ?? "").matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
  if (!end || offsets.length !== Number(end[1]) - 1) throw unlike("its table");
  const places = [...offsets, tableAt].sort((a, b) => a - b);
  const ends = new Map(places.map((place, index) => [place, places[index + 1]]));
  const objects = offsets.map((offset, index) => objectIn(file.subarray(offset, ends.get(offset)), index + 1));
  return {
    header: file.subarray(0, places[0]),
    objects: new Map(objects.map((object, index) => [index + 1, object])),
    trailer: end[3]!,
  };
}

const [STREAM, END_STREAM, END] = ["\nstream\n", "\nendstream\nendobj", "\nendobj"];

function objectIn(bytes: Buffer, number: number): PdfObject {
  const begin = `${number} 0 obj\n`;
  const [streamAt, endAt] = [bytes.indexOf(STREAM), bytes.lastIndexOf(END)];
  if (endAt < 0 || bytes.toString("latin1", 0, begin.length) !== begin) throw unlike(`object ${number}`);
  const text = bytes.toString("latin1", begin.length, streamAt < 0 ? endAt : streamAt);
  if (streamAt < 0) return { text };
  const streamEnd = bytes.lastIndexOf(END_STREAM);
  if (streamEnd < 0) throw unlike(`the stream of object ${number}`);
  return { text, stream: bytes.subarray(streamAt + STREAM.length, streamEnd) };
}
