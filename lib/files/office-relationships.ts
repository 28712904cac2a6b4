/** An XML part as text, whichever way it is written; throws where Office would not read it, or where it defines words of its own. */
export function xmlText(part: Buffer): string {
  const [first, second] = part;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const text = isUtf16 ? new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(part) : utf8.decode(part);
  const said = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(text)?.[1];
  if (said && !/^(utf-?8|utf-?16|us-ascii)$/i.test(said)) throw new Error(`a part in ${said}`);
  // UTF-16 that does not say so.
  if (text.includes("\0")) throw new Error("a part of unsaid encoding");
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error("a part with definitions");
  return decoded(text);
}

/**
 * What a document of today's Office fetches from elsewhere when it is opened: the kinds of its external relationships, from the
 * text of a list of them. Links wait for a click and are no part of it.
 */
export function fetchedFromOutside(relationships: string): string[] {
  return [...relationships.matchAll(RELATIONSHIP)]
    .map(([, attributes = ""]) => attributes)
    .filter((attributes) => /TargetMode\s*=\s*["']\s*External\s*["']/i.test(attributes))
    .map((attributes) => /(?:^|\s)Type\s*=\s*["'][^"']*?([^/"']*)["']/.exec(attributes)?.[1] ?? "")
    .filter((kind) => kind !== "hyperlink");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** With any prefix; a value may hold a “>”. */
const RELATIONSHIP = /<(?:[^\s<>/:"']+:)?Relationship\s((?:[^"'<>]|"[^"]*"|'[^']*')*)>/g;

/** "&#69;xternal" is read as External by Office too. */
function decoded(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
