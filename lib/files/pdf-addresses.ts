/**
 * Whether a string in the text of a PDF, each byte a sign, begins with `javascript:`, be its letters written plainly, as
 * numbers or in sixteen bits, and with what readers pass over between them.
 */
export function hasScriptAddress(text: string): boolean {
  return IN_BRACKETS.test(text) || IN_HEX.test(text);
}

const SCHEME = [..."javascript:"];

const PASSED_OVER = String.raw`(?:[\0-\x20]|\\[\r\n]+|\\[nrtfb]|\\0{1,3}(?![0-7])){0,16}`;

const hexOf = (sign: string) => sign.charCodeAt(0).toString(16).padStart(2, "0");

const IN_BRACKETS = new RegExp(
  String.raw`\((?:\xfe\xff|\\376\\377|\xef\xbb\xbf)?` +
    SCHEME.map((sign) => `${PASSED_OVER}(?:\\\\?${sign}|\\\\0?(?:${octals(sign)}))`).join(""),
  "i",
);

const IN_HEX = new RegExp(
  String.raw`<\s{0,16}(?:f\s*e\s*f\s*f|e\s*f\s*b\s*b\s*b\s*f)?` +
    SCHEME.map((sign) => `(?:\\s|0\\s{0,16}[09ad]){0,16}(?:${hexes(sign)})`).join(""),
  "i",
);

function octals(sign: string): string {
  return cases(sign)
    .map((letter) => letter.charCodeAt(0).toString(8))
    .join("|");
}

function hexes(sign: string): string {
  return cases(sign)
    .map((letter) => [...hexOf(letter)].join("\\s{0,16}"))
    .join("|");
}

function cases(sign: string): string[] {
  return [...new Set([sign, sign.toUpperCase()])];
}
