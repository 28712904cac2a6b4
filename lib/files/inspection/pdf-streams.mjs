import { LONGEST_WORD, plainName, SEPARATES } from "./pdf-scan.mjs";

/**
 * Where a packed stream of objects begins, and whether it was packed in the one way that can be looked into.
 * @typedef {{ position: number, isDeflated: boolean }} PackedObjects
 */

/**
 * What was found. `isUnclear`: readers may differ in where an object begins, so that one may be hidden from this reading.
 * @typedef {{ packed: PackedObjects[], isUnclear: boolean, read: (chunk: Buffer) => void }} PdfStreams
 */

/** More of them are in no document of the size that is taken. */
export const MOST_PACKED = 20_000;

/** Finds the packed objects of a PDF, reading its strings, comments, dictionaries and streams as a reader does. */
export function pdfStreams() {
  /** @type {PdfStreams} */
  const found = { packed: [], isUnclear: false, read };
  let [bytes, at, position] = [Buffer.alloc(0), 0, 0];
  /** @type {"open" | "string" | "hex" | "comment" | "stream"} */
  let mode = "open";
  let wordStart = -1;
  let [brackets, dictionaries] = [0, 0];
  let [isEscaped, isClosing] = [false, false];
  let names = noNames();

  /** @param {Buffer} chunk */
  function read(chunk) {
    const kept = wordStart < 0 ? at : Math.max(wordStart, at - LONGEST_WORD - 1);
    const from = Math.max(0, Math.min(kept, at - LOOK_BACK));
    bytes = Buffer.concat([bytes.subarray(from), chunk]);
    [at, position] = [at - from, position + from];
    if (wordStart >= 0) wordStart = kept - from;
    while (at < bytes.length) {
      if (mode === "stream") {
        if (skipStream()) return;
      } else {
        if (mode === "open") open(bytes[at] ?? 0);
        else hidden(bytes[at] ?? 0);
        at++;
      }
    }
  }

  /** @param {number} byte */
  function open(byte) {
    if (SEPARATES[byte] === 0) {
      if (wordStart < 0) wordStart = at;
      isClosing = false;
      return;
    }
    if (wordStart >= 0) word(bytes.toString("latin1", wordStart, at));
    wordStart = byte === SIGNS.slash ? at : -1;
    if (mode === "stream") [wordStart, at] = [-1, at - 1];
    else if (byte === SIGNS.open) [mode, brackets] = ["string", 1];
    else if (byte === SIGNS.less) mode = "hex";
    else if (byte === SIGNS.percent) mode = "comment";
    if (byte !== SIGNS.greater) isClosing = false;
    else if (isClosing) [isClosing, dictionaries] = [false, dictionaries - 1];
    else isClosing = true;
  }

  /** @param {number} byte */
  function hidden(byte) {
    if (bytes[at - 1] === SIGNS.j || byte === SIGNS.less || byte === SIGNS.percent) lookBack(at);
    if (mode === "comment") {
      if (byte === 10 || byte === 13) mode = "open";
    } else if (mode === "string") {
      if (isEscaped) isEscaped = false;
      else if (byte === SIGNS.escape) isEscaped = true;
      else if (byte === SIGNS.open) brackets++;
      else if (byte === SIGNS.close && --brackets === 0) mode = "open";
    } else if (byte === SIGNS.less && bytes[at - 1] === SIGNS.less) [mode, dictionaries] = ["open", dictionaries + 1];
    else if (byte === SIGNS.greater) mode = "open";
    else if (SEPARATES[byte] !== 1 && !/[0-9a-f]/i.test(String.fromCharCode(byte))) found.isUnclear = true;
  }

  /** @param {string} text */
  function word(text) {
    if (text.startsWith("/")) {
      const name = plainName(text);
      names.hasObjects ||= name === "/First" || name === "/ObjStm";
      names.isPacked ||= name === "/Filter";
      if (FILTERS.test(name)) names.filters += name;
    } else if (text.endsWith("obj") || text === "stream") {
      // Within a dictionary some readers pass over such a word, and others do not.
      if (dictionaries !== 0) found.isUnclear = true;
      dictionaries = 0;
      if (text === "stream") beginStream();
      else names = noNames();
    }
  }

  function beginStream() {
    mode = "stream";
    if (names.hasObjects && names.isPacked && found.packed.length <= MOST_PACKED)
      found.packed.push({ position: position + at, isDeflated: names.filters === "/FlateDecode" });
  }

  /** True when all there is was looked through. */
  function skipStream() {
    const end = bytes.indexOf("endstream", at);
    const stop = end < 0 ? Math.max(at, bytes.length - LOOK_AHEAD) : end;
    for (let seen = bytes.indexOf("obj", at); seen >= 0 && seen < stop; seen = bytes.indexOf("obj", seen + 3))
      lookBack(seen + 3);
    for (let seen = bytes.indexOf("trailer", at); seen >= 0 && seen < stop; seen = bytes.indexOf("trailer", seen + 7))
      if (/^trailer[\0\s]*(<<|%)/.test(bytes.toString("latin1", seen, seen + LOOK_AHEAD))) found.isUnclear = true;
    at = stop;
    if (end < 0) return true;
    at = end + "endstream".length;
    mode = "open";
    return false;
  }

  /**
   * Whether an object begins where this reading sees none: a table may send a reader there.
   * @param {number} end
   */
  function lookBack(end) {
    const before = bytes.toString("latin1", Math.max(0, end - LOOK_BACK), end);
    if (HEAD.test(before) && !/[a-z]/i.test(String.fromCharCode(bytes[end] ?? 0))) found.isUnclear = true;
  }

  return found;
}

const noNames = () => ({ hasObjects: false, isPacked: false, filters: "" });

/** Ways of packing, and what changes the outcome of one. */
const FILTERS = /^\/(\w+Decode|Crypt|Fl|LZW|AHx|A85|RL|DecodeParms|DP)$/;

/** `7 0 obj`, also with a comment in it, which ends with a line; or where a trailer's dictionary begins. */
const HEAD = /(?:^|[\r\n])[\0\s\d]*obj$|\d[\0\s]+\d+[\0\s]+obj$|trailer[\0\s]*$/;

const [LOOK_BACK, LOOK_AHEAD] = /** @type {const} */ ([64, 32]);
const SIGNS = { percent: 37, open: 40, close: 41, slash: 47, less: 60, greater: 62, escape: 92, j: 106 };
