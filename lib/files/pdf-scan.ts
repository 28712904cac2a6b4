/** Where a packed stream of objects begins, and whether it was packed in the one way that can be looked into. */
export type PackedObjects = { position: number; isDeflated: boolean };

/** What a scan has found. `acts`: an action that runs a script or starts a program, or hides of which kind it is. */
export type PdfScan = {
  acts: boolean;
  isEncrypted: boolean;
  packed: PackedObjects[];
  read(chunk: Buffer): void;
};

/** More of them are in no document of the size that is taken. */
export const MOST_PACKED = 20_000;

/**
 * Looks through the bytes of a PDF, or of objects unpacked from it, as they come. The tables that say which of them a reader
 * goes by lie easily, so nothing is passed over. An action says its kind as `/S /JavaScript`; between the two names may stand
 * spaces and comments, and any letter may be written as #53.
 */
export function pdfScan(): PdfScan {
  const scan: PdfScan = { acts: false, isEncrypted: false, packed: [], read };
  let [held, position]: [Buffer, number] = [Buffer.alloc(0), 0];
  /** How far the kind of an action was read: 1 after /S; 2 and 3 after numbers, which may be a reference to it. */
  let kind = 0;
  /** What `kind` was before the comment that is being read; null outside of one. */
  let beforeComment: number | null = null;
  let [plays, hasScript] = [false, false];
  let stream = noNames();

  function read(chunk: Buffer): void {
    const bytes = Buffer.concat([held, chunk]);
    let start = 0;
    for (let at = held.length; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (SEPARATES[byte] === 0) continue;
      if (at > start)
        word(at - start > LONGEST_WORD ? "" : bytes.toString("latin1", start, at), position - held.length + at);
      separator(byte);
      start = byte === SLASH ? at : at + 1;
    }
    position += chunk.length;
    // Of a word without end the beginning is enough to know that it is too long.
    held = Buffer.from(bytes.subarray(start, start + LONGEST_WORD + 1));
  }

  function separator(byte: number): void {
    const isLineEnd = byte === LINE_FEED || byte === CARRIAGE_RETURN;
    if (byte === PERCENT) beforeComment ??= kind;
    else if (isLineEnd && beforeComment !== null) [kind, beforeComment] = [beforeComment, null];
    else if (SEPARATES[byte] === DELIMITS && byte !== SLASH) kind = 0;
  }

  function word(text: string, end: number): void {
    if (text.startsWith("/")) {
      name(text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number(`0x${hex}`))));
      return;
    }
    if (kind > 0 && kind < 3 && /^\d+$/.test(text)) kind++;
    else {
      // Nobody who means well refers to the kind of an action instead of saying it.
      if (kind === 3 && text === "R") scan.acts = true;
      kind = 0;
    }
    if (text.endsWith("obj")) stream = noNames();
    if (text === "stream" && stream.hasObjects && stream.isPacked && scan.packed.length <= MOST_PACKED) {
      scan.packed.push({ position: end, isDeflated: stream.filters === "/FlateDecode" });
    }
  }

  function name(said: string): void {
    if (kind === 1 && (said === "/JavaScript" || said === "/Launch")) scan.acts = true;
    // A clip of film is played, or a script beside it is run.
    plays ||= kind === 1 && said === "/Rendition";
    hasScript ||= said === "/JS";
    scan.acts ||= plays && hasScript;
    scan.isEncrypted ||= said === "/Encrypt";
    kind = said === "/S" ? 1 : 0;
    stream.hasObjects ||= said === "/First" || said === "/ObjStm";
    stream.isPacked ||= said === "/Filter";
    if (FILTERS.test(said)) stream.filters += said;
  }

  return scan;
}

const noNames = () => ({ hasObjects: false, isPacked: false, filters: "" });

/** Ways of packing, and what changes the outcome of one. */
const FILTERS = /^\/(\w+Decode|Crypt|Fl|LZW|AHx|A85|RL|DecodeParms|DP)$/;

/** Each letter of the longest name written as #53. */
const LONGEST_WORD = 127;

const [LINE_FEED, CARRIAGE_RETURN, PERCENT, SLASH] = [10, 13, 37, 47];
const [IS_SPACE, DELIMITS] = [1, 2];
const SEPARATES = new Uint8Array(256);
for (const byte of [0, 9, LINE_FEED, 12, CARRIAGE_RETURN, 32]) SEPARATES[byte] = IS_SPACE;
for (const sign of "()<>[]{}/%") SEPARATES[sign.charCodeAt(0)] = DELIMITS;
