import { expect, test } from "vitest";
import { contentReader } from "./office-faults.mjs";

/** What a text is found to be, told as elements with something between them. */
function read(tell: (reader: ReturnType<typeof contentReader>) => void): string[] {
  const faults: string[] = [];
  tell(contentReader({ fault: (found) => faults.push(found), embedded: () => {} }));
  return faults;
}

const place = (type: string) => ({ name: "fldChar", attributes: new Map([["w:fldCharType", type]]) });
const piece = { name: "instrText", attributes: new Map() };

test("an instruction is not read anew at every end of a text that adds nothing to it", () => {
  const faults = read(({ begin, text, end }) => {
    begin!(place("begin"));
    begin!(piece);
    text!(" ".repeat(20_000));
    for (let left = 2_000_000; left > 0; left--) {
      begin!(piece);
      end!("instrText");
    }
  });
  expect(faults).toEqual([]);
});

test("what an instruction does is found behind any number of signs before it", () => {
  const faults = read(({ begin, text, end }) => {
    begin!(place("begin"));
    for (const part of [" ".repeat(30_000), "DD", "", 'E c:\\cmd.exe "/k"']) {
      begin!(piece);
      text!(part);
      end!("instrText");
    }
  });
  expect(faults).toContain("field");
});
