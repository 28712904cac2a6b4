import fc from "fast-check";
import { expect, test } from "vitest";
import { xmlParser } from "./xml.mjs";

function read(text: string, size = 1000): string[] {
  const found: string[] = [];
  let between = "";
  const tell = (what: string) => {
    if (between) found.push(`"${between}"`);
    between = "";
    found.push(what);
  };
  const parser = xmlParser({
    begin: ({ name, attributes }) => tell(`${name} ${JSON.stringify([...attributes])}`),
    end: (name) => tell(`/${name}`),
    text: (piece) => {
      between += piece;
    },
  });
  for (let at = 0; at < text.length; at += size) parser.write(text.slice(at, at + size));
  parser.end();
  return found;
}

test("elements, attributes and text are read, wherever a piece ends", () => {
  const text = `\uFEFF<?xml version="1.0"?><!-- <a> ' -->\n<p:a x:b = 'c">&#68;' d="&lt;'"><?a <b>?>e&amp;<![CDATA[<f>&amp;]]><g/></p:a>\n`;
  const found = ['a [["x:b","c\\">D"],["d","<\'"]]', '"e&<f>&amp;"', "g []", "/g", "/a"];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 150 }), (size) => {
      expect(read(text, size)).toEqual(found);
    }),
  );
});

test.each([
  "",
  "a",
  "<a>",
  "<a></b>",
  "<a/><b/>",
  "<a/>b",
  "<a b='1' b='2'/>",
  "<a b='1'c='2'/>",
  "<a b=1/>",
  "<a b/>",
  "<a b='<'/>",
  "<a b='&x;'/>",
  "<a b='&'/>",
  "<a>&x;</a>",
  "<a>&</a>",
  "<a>]]></a>",
  "<a><!-- -- --></a>",
  "<a><![CDATA[</a>",
  "<!DOCTYPE a><a/>",
  "<a>< b/></a>",
  "<a>".repeat(600) + "</a>".repeat(600),
  `<a><!--${"x".repeat(5 * 1024 ** 2)}`,
])("what is not well-formed or without measure is refused (case %#)", (text) => {
  for (const size of [7, 65536]) if (text.length < 10_000 || size > 7) expect(() => read(text, size)).toThrow();
});

test.each([
  ["a value", `<a b="`, `"/>`],
  ["a comment", "<a><!--", "--></a>"],
  ["what is not read as signs", "<a><![CDATA[", "]]></a>"],
  ["an instruction", "<a><?b ", "?></a>"],
])("%s of megabytes that comes in small pieces is not read anew with each of them", (_, begin, end) => {
  const long = begin + "x-] ?&lt;".repeat(300_000) + end;
  expect(read(long, 64).at(-1)).toBe("/a");
});
