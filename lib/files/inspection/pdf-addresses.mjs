/**
 * Whether a string in the text of a PDF, each byte a sign, begins with `javascript:`, be its letters written plainly, as
 * numbers or in sixteen bits, and with what readers pass over between them. Its signs are read one by one: a pattern for all
 * of them would try every way to divide what is passed over.
 * @param {string} text
 */
export function hasScriptAddress(text) {
  return hasScheme(text, "(", IN_BRACKETS, signInBrackets) || hasScheme(text, "<", IN_HEX, signInHex);
}

/**
 * @param {string} text
 * @param {string} bracket
 * @param {RegExp} written
 * @param {(found: RegExpExecArray) => string} signOf
 */
function hasScheme(text, bracket, written, signOf) {
  for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
    written.lastIndex = at + 1;
    if (isScheme(text, written, signOf)) return true;
  }
  return false;
}

/**
 * Goes on no further than the first sign that does not belong there, so no byte is read for two brackets.
 * @param {string} text
 * @param {RegExp} written
 * @param {(found: RegExpExecArray) => string} signOf
 */
function isScheme(text, written, signOf) {
  let read = 0;
  for (let found = written.exec(text); found; found = written.exec(text)) {
    const sign = signOf(found);
    if (sign <= " " || (read === 0 && BYTE_ORDER.includes(sign))) continue;
    if (sign.toLowerCase() !== SCHEME[read++]) return false;
    if (read === SCHEME.length) return true;
  }
  return false;
}

const SCHEME = "javascript:";

/** What may stand before the first letter: in which of several ways the letters are written. */
const BYTE_ORDER = "\xfe\xff\xef\xbb\xbf";

/** One sign: by its number, or as one that is not seen or continues the line, or itself. */
const IN_BRACKETS = /\\(?:([0-7]{1,3})|([nrtbf\r\n])|([\s\S]))|([^\\])/y;

/** @param {RegExpExecArray} found */
function signInBrackets([, octal, unseen, escaped, plain]) {
  if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  return unseen ? " " : (escaped ?? plain ?? "");
}

const IN_HEX = /[\0\s]*([0-9a-f])[\0\s]*([0-9a-f])/iy;

/** @param {RegExpExecArray} found */
function signInHex([, high, low]) {
  return String.fromCharCode(Number.parseInt(`${high}${low}`, 16));
}
