import { hasScriptAddress } from "./pdf-addresses.mjs";

/**
 * What a PDF must not do. `fetches`: it reaches for another file or sends something; `carries`: another file lies in it.
 * @typedef {"acts" | "fetches" | "carries" | "scripted form"} PdfFault
 */

/**
 * What a scan has found so far.
 * @typedef {{ fault: PdfFault | null, isEncrypted: boolean, read: (chunk: Buffer) => void }} PdfScan
 */

/**
 * Looks through the bytes of a PDF, or of objects unpacked from it, as they come. The tables that say which of them a reader
 * goes by lie easily, and may point into a string, a comment or a picture; so nothing is passed over. An action says its kind
 * as `/S /JavaScript`; wherever a reader begins, between the two names may stand only spaces and comments, and any letter may
 * be written as #53.
 */
export function pdfScan() {
  /** @type {PdfScan} */
  const scan = { fault: null, isEncrypted: false, read };
  let held = Buffer.alloc(0);
  let address = "";
  /** What a reader would be in the midst of, who began before: some of the flags below. */
  let awaited = 0;
  /** The same for readers to whom all up to the end of the line is a comment. */
  let afterComment = 0;
  let [plays, hasScript] = [false, false];

  /** @param {Buffer} chunk */
  function read(chunk) {
    const bytes = Buffer.concat([held, chunk]);
    let start = 0;
    for (let at = held.length; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (SEPARATES[byte] === 0) continue;
      if (at > start) word(at - start > LONGEST_WORD ? "" : bytes.toString("latin1", start, at));
      separator(byte);
      start = byte === SLASH ? at : at + 1;
    }
    // Of a word without end the beginning is enough to know that it is too long.
    held = Buffer.from(bytes.subarray(start, start + LONGEST_WORD + 1));
    address += chunk.toString("latin1");
    if (hasScriptAddress(address)) scan.fault ??= "acts";
    address = address.slice(-LONGEST_ADDRESS);
  }

  /** @param {number} byte */
  function separator(byte) {
    if (byte === LINE_FEED || byte === CARRIAGE_RETURN) [awaited, afterComment] = [awaited | afterComment, 0];
    else if (byte === PERCENT) [awaited, afterComment] = [0, awaited | afterComment];
    else if (SEPARATES[byte] === DELIMITS && byte !== SLASH) {
      if (byte === LESS && awaited & FILES) scan.fault ??= "carries";
      awaited = 0;
    }
  }

  /** @param {string} text */
  function word(text) {
    if (text.startsWith("/")) name(plainName(text));
    else if (/^\d+$/.test(text)) awaited = (awaited << 2) & ANY;
    else {
      // Nobody who means well refers to the kind of an action instead of saying it.
      if (text === "R" && awaited & (KIND << 4)) scan.fault ??= "acts";
      if (text === "R" && awaited & (FILES << 4)) scan.fault ??= "carries";
      awaited = 0;
    }
  }

  /** @param {string} said */
  function name(said) {
    if (awaited & KIND) scan.fault ??= ACTIONS[said] ?? null;
    // A clip of film is played, or a script beside it is run.
    plays ||= (awaited & KIND) > 0 && said === "/Rendition";
    hasScript ||= said === "/JS";
    if (plays && hasScript) scan.fault ??= "acts";
    scan.fault ??= NAMES[said] ?? null;
    scan.isEncrypted ||= said === "/Encrypt";
    awaited = said === "/S" ? KIND : said === "/EF" ? FILES : 0;
  }

  return scan;
}

/**
 * A name with its letters, of which any may be written as a number.
 * @param {string} text
 */
export function plainName(text) {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number(`0x${hex}`)));
}

/** @type {Record<string, PdfFault>} */
const ACTIONS = {
  "/JavaScript": "acts",
  "/Launch": "acts",
  "/RichMediaExecute": "acts",
  "/SubmitForm": "fetches",
  "/ImportData": "fetches",
  "/GoToR": "fetches",
  "/GoToE": "fetches",
};

/** @type {Record<string, PdfFault>} */
const NAMES = {
  "/XFA": "scripted form",
  "/EmbeddedFile": "carries",
  "/EmbeddedFiles": "carries",
  "/OnInstantiate": "acts",
};

/** The value of /S or of /EF comes next; shifted by two and by four, after one and two numbers of a reference to it. */
const [KIND, FILES, ANY] = /** @type {const} */ ([1, 2, 63]);

/** Each letter of the longest name written as #53. */
export const LONGEST_WORD = 127;

/** Room for a word of eleven letters, each written as a number, with more between them than anybody who means well writes. */
const LONGEST_ADDRESS = 4096;

const [LINE_FEED, CARRIAGE_RETURN, PERCENT, SLASH, LESS] = /** @type {const} */ ([10, 13, 37, 47, 60]);
const [IS_SPACE, DELIMITS] = /** @type {const} */ ([1, 2]);

/** Which bytes end a word: a space 1, a sign 2, others 0. */
export const SEPARATES = new Uint8Array(256);
for (const byte of [0, 9, LINE_FEED, 12, CARRIAGE_RETURN, 32]) SEPARATES[byte] = IS_SPACE;
for (const sign of "()<>[]{}/%") SEPARATES[sign.charCodeAt(0)] = DELIMITS;
