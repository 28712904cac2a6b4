/**
 * An element as it begins: its name without a prefix, and its attributes with the names they are written under.
 * @typedef {{ name: string, attributes: Map<string, string> }} Element
 */

/**
 * What a part is read by: its elements as they begin and end, and the text between them, in pieces.
 * @typedef {{ begin?(element: Element): void, end?(name: string): void, text?(text: string): void }} XmlReader
 */

/**
 * Reads XML as it comes, by the letter: what is not well-formed, defines words of its own, or lies deeper than any document
 * throws, for what a reader makes of that nobody knows. `end` is to be called when all has come.
 * @param {XmlReader} reader
 */
export function xmlParser(reader) {
  let held = "";
  /** So much must lie here before a token without end is read again: each time twice as much, or that would never end. */
  let wanted = 0;
  let [hasRoot, hasBegun] = [false, false];
  /** @type {string[]} */
  const open = [];

  /** @param {string} text */
  function write(text) {
    held += text;
    if (!hasBegun && held.startsWith("\uFEFF")) held = held.slice(1);
    hasBegun ||= held !== "";
    if (held.length >= wanted) takeAll();
  }

  function takeAll() {
    TOKEN.lastIndex = 0;
    let end = 0;
    for (let token = TOKEN.exec(held); token; token = TOKEN.exec(held)) {
      take(token);
      end = TOKEN.lastIndex;
    }
    held = held.slice(end);
    if (held.length > LONGEST_TOKEN || IMPOSSIBLE.test(held)) throw new Error("a part that is not well-formed");
    wanted = Math.min(2 * held.length, LONGEST_TOKEN);
  }

  /** @param {RegExpExecArray} found */
  function take([token, , tag, attributes = "", isEmpty, closed, reference, cdata]) {
    if (tag !== undefined) begin(tag, attributes, isEmpty === "/");
    else if (closed !== undefined) {
      if (open.pop() !== closed) throw new Error("an end of another element");
      reader.end?.(localName(closed));
    } else if (token.startsWith("<") && cdata === undefined) return;
    else if (cdata === undefined && token.includes("]]>")) throw new Error("an end of what is not read as signs");
    else if (open.length > 0) reader.text?.(reference ? signOf(reference) : (cdata ?? token));
    else if (token.trim() !== "") throw new Error("text outside of all elements");
  }

  /**
   * @param {string} tag
   * @param {string} written
   * @param {boolean} isEmpty
   */
  function begin(tag, written, isEmpty) {
    if (open.length === 0 && hasRoot) throw new Error("a second root");
    if (open.length >= DEEPEST) throw new Error("deeper than any document");
    hasRoot = true;
    reader.begin?.({ name: localName(tag), attributes: attributesOf(written) });
    if (isEmpty) reader.end?.(localName(tag));
    else open.push(tag);
  }

  function end() {
    takeAll();
    if (held !== "" || open.length > 0 || !hasRoot) throw new Error("a part without end");
  }

  return { write, end };
}

/**
 * A name without its prefix.
 * @param {string} name
 */
export function localName(name) {
  return name.slice(name.indexOf(":") + 1);
}

/** @param {string} written */
function attributesOf(written) {
  /** @type {Map<string, string>} */
  const attributes = new Map();
  for (const [, name = "", inDouble, inSingle = ""] of written.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new Error(`${name} twice`);
    attributes.set(name, decoded(inDouble ?? inSingle));
  }
  return attributes;
}

/** @param {string} value */
function decoded(value) {
  if (!value.includes("&")) return value;
  return value.replace(/&([^;]*);?/g, (whole, reference) => {
    if (!whole.endsWith(";")) throw new Error("a sign that begins a reference");
    return signOf(reference);
  });
}

/** @param {string} reference */
function signOf(reference) {
  const known = SIGNS[reference];
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(reference);
  if (known) return known;
  if (!code) throw new Error(`a word of its own: ${reference}`);
  return String.fromCodePoint(code[1] ? Number.parseInt(code[1], 16) : Number(code[2]));
}

/** @type {Record<string, string>} */
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const NAME = String.raw`[^\s<>/="'&!?\0]+`;
const VALUE = `"[^"<]*"|'[^'<]*'`;

const ATTRIBUTE = new RegExp(String.raw`\s(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, "g");

/** In this order: a comment or an instruction, an element's begin, its end, a reference, what is not read as signs, text. */
const TOKEN = new RegExp(
  [
    String.raw`(<!--[^-]*(?:-[^-]+)*-->|<\?[^?]*(?:\?(?!>)[^?]*)*\?>)`,
    String.raw`<(${NAME})((?:\s+${NAME}\s*=\s*(?:${VALUE}))*)\s*(/?)>`,
    String.raw`</(${NAME})\s*>`,
    "&([^;&<]{1,12});",
    String.raw`<!\[CDATA\[([^\]]*(?:\](?!\]>)[^\]]*)*)\]\]>`,
    "[^<&]+",
  ].join("|"),
  "y",
);

/** What begins with none of these is not XML, however it goes on. */
const IMPOSSIBLE = /^(?:<!(?!-?$|--|\[|$)|<[\s=>"'&]|&[^;]{13})/;

/** No attribute and no comment of a document is longer. */
const LONGEST_TOKEN = 4 * 1024 ** 2;
const DEEPEST = 512;
