import { expect, test } from "vitest";
import { hasScriptAddress } from "./pdf-addresses.mjs";

const letters = [..."javascript"];
const numbers = (sign: string) => `\\${sign.charCodeAt(0).toString(8)}`;

test.each([
  ["plainly", "(javascript:x)"],
  ["with other letters", "( JavaScript\n:x)"],
  ["after other text", "(a(b) <41> (javascript:x)"],
  ["as numbers", `(${letters.map(numbers).join("\\000")}\\72x)`],
  ["over lines", `(${letters.join("\\\r\n\n")}:x)`],
  ["with a backslash before what needs none", "(\\j\\a\\v\\as\\cript:x)"],
  ["behind what readers do not see", `(\\n\\t\\40 ${letters.join("\\b")}:x)`],
  ["in sixteen bits", `(\xfe\xff\0${[...letters, ":"].join("\0")}x)`],
  ["in sixteen bits, by numbers", `(\\376\\377\\000${[...letters, ":"].join("\\000")}x)`],
  ["in numbers", "<6A 61 7661\n7363726970743A31>"],
  ["in numbers of sixteen bits", "<FEFF006A0061007600610053006300720069007000740 03A>"],
  ["in three bytes' order", "<EFBBBF6a61766153637269707 43a>"],
])("a script's address is found, written %s", (_, text) => {
  expect(hasScriptAddress(text)).toBe(true);
});

test.each([
  "(https://example.com/?q=javascript:)",
  "(javascript)",
  "(javascripts:x)",
  "<6A617661>",
  "javascript:",
  "(java\\",
])("%s is none", (text) => {
  expect(hasScriptAddress(text)).toBe(false);
});

test("what is passed over between the letters can be divided in one way only", () => {
  const between = `\\${"\n".repeat(12)}`;
  expect(hasScriptAddress(`(${letters.map((letter) => between + letter).join("")}!`)).toBe(false);
  expect(hasScriptAddress(`(${letters.map((letter) => between + letter).join("")}:`)).toBe(true);
});
