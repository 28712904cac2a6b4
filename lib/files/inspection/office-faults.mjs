import { localName } from "./xml.mjs";

/** @import { XmlReader } from "./xml.mjs" */

/**
 * What a document of today's Office must not hold.
 * @typedef {"outside" | "field" | "control" | "chunk" | "object" | "macros"} OfficeFault
 */

/**
 * What is told of while the parts of a document are read.
 * @typedef {{ fault(found: OfficeFault): void, embedded(target: string): void }} Findings
 */

/**
 * Reads a list of relationships. Links wait for a click and are no fault; all else that lies elsewhere is fetched when the
 * document is opened.
 * @param {Findings} findings
 * @returns {XmlReader}
 */
export function relationshipsReader({ fault, embedded }) {
  /** @type {Set<string>} */
  const ids = new Set();
  return {
    begin({ name, attributes }) {
      if (name !== "Relationship") return;
      const id = attributes.get("Id");
      if (id && ids.has(id)) throw new Error(`${id} twice`);
      ids.add(id ?? "");
      const type = attributes.get("Type")?.trim() ?? "";
      const target = attributes.get("Target")?.trim() ?? "";
      const isInside = /^internal$/i.test(attributes.get("TargetMode")?.trim() ?? "internal");
      if (LINKS.includes(type)) return;
      if (!isInside || ELSEWHERE.test(target)) fault("outside");
      const kind = type.slice(type.lastIndexOf("/") + 1).toLowerCase();
      const forbidden = KINDS[kind];
      if (forbidden) fault(forbidden);
      if (kind === "oleobject" || kind === "package") embedded(target);
    },
  };
}

/**
 * Reads a part of text: its fields, and what stands for content from other files.
 * @param {Findings} findings
 * @returns {XmlReader}
 */
export function contentReader({ fault }) {
  /**
   * How the instructions of the open fields begin, the innermost last; null where the outcome of one follows.
   * @type {(string | null)[]}
   */
  const fields = [];
  let texts = 0;
  let hasGrown = false;

  /**
   * The first word tells what is done, however far in it stands: nothing behind it is kept.
   * @param {string} text
   */
  function add(text) {
    const open = fields.at(-1);
    if (typeof open !== "string" || open.length >= ENOUGH) return;
    fields[fields.length - 1] = (open + text).replace(BEFORE_WORD, "").slice(0, ENOUGH);
    hasGrown = true;
  }

  /** @param {string | null | undefined} instruction */
  function instruct(instruction) {
    if (typeof instruction === "string" && FETCHES.test(instruction)) fault("field");
  }

  return {
    begin({ name, attributes }) {
      const value = (/** @type {string} */ wanted) =>
        [...attributes].find(([written]) => localName(written) === wanted)?.[1];
      if (name === "altChunk") fault("chunk");
      if (name === "control" || name === "ocx") fault("control");
      if (name === "blip" && value("link")) fault("outside");
      if (name === "imagedata" && /^\s*(https?:|ftp:|file:|\\\\)/i.test(value("src") ?? "")) fault("outside");
      if (name === "fldSimple") instruct(value("instr"));
      if (TEXTS.has(name)) texts++;
      if (name !== "fldChar") return;
      const place = value("fldCharType");
      if (place === "begin") {
        add(INNER);
        fields.push("");
      } else {
        instruct(place === "end" ? fields.pop() : fields.at(-1));
        if (place === "separate" && fields.length > 0) fields[fields.length - 1] = null;
      }
      if (fields.length > DEEPEST_FIELD) throw new Error("fields without end");
    },
    text: (text) => texts > 0 && add(text),
    end(name) {
      if (!TEXTS.has(name)) return;
      texts--;
      // At once: one that is left open is taken for a field by some.
      if (hasGrown) instruct(fields.at(-1));
      hasGrown = false;
    },
  };
}

const TEXTS = new Set(["instrText", "delInstrText", "t"]);

/** Stands for a field within the instruction of another. */
const INNER = "\uE000";

/** What starts a program or reads a file; or the word is made by another field, as nobody does who means well. */
const FETCHES =
  /^[^\p{L}=\uE000]*((DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|CONTROL)(?![A-Z])|[A-Z]*\uE000)/iu;

/** What no word of an instruction begins with. */
const BEFORE_WORD = /^[^\p{L}=\uE000]+/u;

/** Longer than the longest of these words, with what comes behind it. */
const ENOUGH = 32;
const DEEPEST_FIELD = 100;

const LINKS = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
  "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink",
];

/** An address, or a computer in the house. */
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/|\\\\)/i;

/**
 * By the last word of the type, whoever gave it.
 * @type {Record<string, OfficeFault>}
 */
const KINDS = {
  vbaproject: "macros",
  wordvbadata: "macros",
  control: "control",
  activexcontrolbinary: "control",
  afchunk: "chunk",
};
