import { inLargePrint, isPublicPage, outOfLargePrint } from "../lib/core/page-address.mjs";

/**
 * The large-print edition of a public page's HTML: marked for the style sheet, without scripts, and leading on to other
 * pages in large print. Text stays as it is, whatever it quotes: React writes a `<` of a text as `&lt;` and a `"` of a value
 * as `&quot;`, so what looks like a tag is one.
 * @param {string} html
 */
export function largePrint(html) {
  return html.replace(PIECE, (piece) => {
    const [, closing, tag = ""] = NAME.exec(piece.toLowerCase()) ?? [];
    // Without scripts, what stands in for them is shown.
    if (tag === "script" || tag === "noscript") return "";
    if (closing) return piece;
    if (tag === "html") return piece.replace(/^<html/i, '$& data-text="large"');
    if (tag === "link") return FETCHES_SCRIPT.test(piece) ? "" : piece;
    return LEADING.has(tag) ? leadingOn(piece) : piece;
  });
}

/**
 * Where a link leads in the large-print edition: out of it when it named it, else to a public page's, else as it was.
 * @param {string} address
 */
export function addressInLargePrint(address) {
  const [path = ""] = address.split(/[?#]/, 1);
  return outOfLargePrint(address) ?? (isPublicPage(path) ? inLargePrint(address) : address);
}

/** A comment, a whole script or style element, or one tag; a `>` in a quoted value does not end it. */
const PIECE =
  /<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script\s*>|<style\b[\s\S]*?<\/style\s*>|<\/?[a-z][^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>/gi;
const NAME = /^<(\/?)([a-z][^\s/>]*)/;
/** A name and its value are taken together, so that nothing inside a value is read as an attribute. */
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const FETCHES_SCRIPT = /\s(as="script"|rel="modulepreload")/i;
const LEADING = new Set(["a", "area", "button", "form", "input"]);
const ADDRESSES = new Set(["action", "formaction", "href", "xlink:href"]);

/** @param {string} tag */
function leadingOn(tag) {
  return tag.replace(
    ATTRIBUTE,
    (
      /** @type {string} */ attribute,
      /** @type {string} */ name,
      /** @type {string} */ equals,
      /** @type {string} */ value,
    ) => {
      if (!ADDRESSES.has(name.toLowerCase())) return attribute;
      const quote = /^["']/.exec(value)?.[0] ?? "";
      const address = value.slice(quote.length, value.length - quote.length);
      return `${name}${equals}${quote}${addressInLargePrint(address)}${quote}`;
    },
  );
}
