import { xmlParser } from "./xml.mjs";

/** @import { XmlReader } from "./xml.mjs" */

/**
 * Reads an XML part as it is unpacked, whichever way it is written; throws where Office would not read it.
 * @param {AsyncIterable<Buffer>} part
 * @param {XmlReader} reader
 */
export async function readXml(part, reader) {
  const parser = xmlParser(reader);
  /** @type {TextDecoder | undefined} */
  let decoder;
  const take = (/** @type {string} */ text) => {
    // UTF-16 that does not say so.
    if (text.includes("\0")) throw new Error("a part of unsaid encoding");
    parser.write(text);
  };
  for await (const chunk of part) {
    if (!decoder) {
      decoder = new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      const said = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(text)?.[1];
      if (said && !/^(utf-?8|utf-?16|us-ascii)$/i.test(said)) throw new Error(`a part in ${said}`);
      take(text);
    } else take(decoder.decode(chunk, { stream: true }));
  }
  take(decoder?.decode() ?? "");
  parser.end();
}

/** @param {Buffer} begin */
function encodingOf([first, second]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
