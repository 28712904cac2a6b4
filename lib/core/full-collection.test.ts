import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { THRIFT } from "@/lib/core/typst-press";

const FILE = pathToFileURL("lib/core/full-collection.mjs").href;

/** In a process like the compiler's: what outlived two collections and is then let go of. A job's end lets go of what it looked at. */
const PROGRAM = `
  import { setImmediate } from "node:timers/promises";
  import { collectAll } from ${JSON.stringify(FILE)};
  let document = { pages: [] };
  const seen = new WeakRef(document);
  for (let time = 0; time < 2; time++) {
    await setImmediate();
    globalThis.gc({ type: "minor" });
  }
  document = null;
  await setImmediate();
  COLLECT;
  await setImmediate();
  process.stdout.write(seen.deref() ? "kept" : "gone");
`;

const after = (collect: string) => {
  const program = PROGRAM.replace("COLLECT", collect);
  return execFileSync(process.execPath, [...THRIFT.args, "--input-type=module", "-e", program], { encoding: "utf8" });
};

test("what the compiler's process made and let go of is collected, however old", () => {
  expect(after("collectAll()")).toBe("gone");
});

test("a collection of what is young would leave it", () => {
  expect(after(`globalThis.gc({ type: "minor" })`)).toBe("kept");
});
