import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { Upload } from "@tus/server";
import { expect, test } from "vitest";
import { PartStore } from "./part-store";

const content = Buffer.from(Array.from({ length: 90_000 }, (_, index) => index % 251));

/** The content in pieces; from the second on only when the other side is as far. */
async function* pieces(from: number, mine: () => void, other: Promise<void>) {
  yield content.subarray(from, from + 20_000);
  mine();
  await other;
  yield content.subarray(from + 20_000);
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

test("two servers that write one upload at the same time leave it whole", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "parts-"));
  try {
    const [first, second] = [new PartStore(directory), new PartStore(directory)];
    const id = "shared";
    await first.create(new Upload({ id, size: content.length, offset: 0 }));
    const firstBegan = signal();
    const secondBegan = signal();
    const ends = await Promise.all([
      first.write(Readable.from(pieces(0, firstBegan.give, secondBegan.given)), id, 0),
      second.write(Readable.from(pieces(0, secondBegan.give, firstBegan.given)), id, 0),
    ]);
    expect(ends).toEqual([content.length, content.length]);
    expect((await readFile(path.join(directory, id))).equals(content)).toBe(true);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
