import fc from "fast-check";
import { expect, test } from "vitest";
import { pdfScan } from "./pdf-scan.mjs";
import { pdfStreams } from "./pdf-streams.mjs";

/** What a reader passes over between two words, and what it takes for a value. */
const spaces = fc.string({ unit: fc.constantFrom(" ", "\n", "\r", "\t", "\0"), minLength: 1, maxLength: 3 });
const sign = fc.constantFrom(..."a(%\\)/S<> obj\n7".split(""));
const rest = fc.string({ unit: fc.constantFrom(..."ab( %/S)<[obj".split("")), maxLength: 12 });
const comment = fc.tuple(rest, fc.constantFrom("\n", "\r")).map(([text, end]) => `%${text}${end}`);
const gap = fc.array(fc.oneof(spaces, comment), { maxLength: 4 }).map((parts) => parts.join(""));
const literal = fc.string({ unit: sign, maxLength: 12 }).map((text) => `(${text.replace(/[\\()]/g, "\\$&")})`);
const nested = fc.tuple(literal, literal).map(([one, two]) => `(x${one}%${two})`);
const hex = fc.string({ unit: fc.constantFrom(..."0aF9 ".split("")), maxLength: 8 }).map((text) => `<${text}>`);
const value = fc.oneof(literal, nested, hex);
const entry = fc.tuple(gap, value, gap).map(([before, said, after]) => `/T${before}${said}${after}`);

/** A name with some of its letters written as numbers. */
const written = (name: string) =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map(
      (isNumber) =>
        `/${[...name].map((letter, index) => (isNumber[index] ? `#${letter.charCodeAt(0).toString(16)}` : letter)).join("")}`,
    );

const chunks = (text: string, length: number) =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    Buffer.from(text.slice(index * length, (index + 1) * length), "latin1"),
  );

const length = fc.integer({ min: 1, max: 60 });

test.each([
  ["JavaScript", "acts"],
  ["Launch", "acts"],
  ["SubmitForm", "fetches"],
  ["ImportData", "fetches"],
  ["GoToR", "fetches"],
  ["GoToE", "fetches"],
])("an action of the kind %s is found whatever stands around and between", (kind, fault) => {
  const action = fc.tuple(fc.array(entry, { maxLength: 3 }), written("S"), gap, written(kind), gap);
  fc.assert(
    fc.property(action, length, ([entries, key, between, said, after], size) => {
      const scan = pdfScan();
      for (const chunk of chunks(`7 0 obj<<${entries.join("")}${key}${between}${said}${after}>>`, size))
        scan.read(chunk);
      expect(scan.fault).toBe(fault);
    }),
    { numRuns: 300 },
  );
});

test("packed objects are found whatever stands around their dictionary's words, at their place", () => {
  const words = fc.shuffledSubarray(["/Type/ObjStm ", "/N 1 ", "/First 4 ", "/Filter/FlateDecode "], {
    minLength: 4,
    maxLength: 4,
  });
  const dictionary = fc.tuple(words, fc.array(entry, { minLength: 5, maxLength: 5 }), gap);
  fc.assert(
    fc.property(dictionary, length, ([said, entries, after], size) => {
      const inner = entries.map((text, index) => text + (said[index] ?? "")).join("");
      const head = `1 0 obj(a)endobj 8 0 obj<<${inner}>>${after} stream`;
      const streams = pdfStreams();
      for (const chunk of chunks(`${head}\nxx( %endstream endobj 9 0 obj<<>>endobj`, size)) streams.read(chunk);
      expect(streams.packed).toEqual([{ position: head.length, isDeflated: true }]);
      expect(streams.isUnclear).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["a string", "1 0 obj(7 0 obj<<>>)endobj"],
  ["a string over lines", "1 0 obj(7 % \n0 % \n obj<<>>)endobj"],
  ["a comment", "1 0 obj % 7 0 obj<<>>\n endobj"],
  ["a stream", "1 0 obj<<>>stream\n 7 0 obj<<>> endstream endobj"],
  ["a dictionary", "1 0 obj<</A endobj /B 1>>endobj"],
  ["a string, as a trailer", "1 0 obj(trailer <</Root 1 0 R>>)endobj"],
  ["a stream, as a trailer", "1 0 obj<<>>stream\ntrailer<</Root 1 0 R>> endstream endobj"],
])("an object that begins in %s is not passed over", (_, text) => {
  for (const size of [1, 7, 1000]) {
    const streams = pdfStreams();
    for (const chunk of chunks(`${text} `, size)) streams.read(chunk);
    expect(streams.isUnclear).toBe(true);
  }
});

test.each(["(the obj file of 2020 0 objects)", "(trailer of a film)", "<</A(\\)\\\\)/B<0a>/C<</D[1 2]>>>>"])(
  "%s hides nothing",
  (value) => {
    const streams = pdfStreams();
    streams.read(Buffer.from(`1 0 obj${value}endobj `));
    expect(streams.isUnclear).toBe(false);
  },
);
