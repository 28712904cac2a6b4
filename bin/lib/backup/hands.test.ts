import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checked, withContents } from "./entries.mjs";
import { readFolder, writeFolder } from "./folder.mjs";
import { withHands } from "./hands.mjs";

type Work = Promise<{ done: Promise<{ bytes: number; sha256: string }> }>;
type Hands = { copy: (from: string, to: string) => Work; digest: (file: string) => Work };
type Entry = { path: string; source: AsyncIterable<Uint8Array>; from?: string; measuredBy: (done: unknown) => void };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hands-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Of lengths at and around the size of a block. */
const LENGTHS = [0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3_000_000, 20, 30, 40];

test("many files are copied side by side, each with what it holds, for nobody but their owner", async () => {
  const contents = LENGTHS.map((length) => randomBytes(length));
  const [from, to] = ["from", "to"].map((name) => (index: number) => path.join(folder, `${name}${index}`));
  await Promise.all(contents.map((content, index) => writeFile(from!(index), content)));
  await withHands(async (hands: Hands) => {
    const begun = [];
    for (const index of contents.keys()) begun.push((await hands.copy(from!(index), to!(index))).done);
    const held = contents.map((content) => ({ bytes: content.length, sha256: digestOf(content) }));
    expect(await Promise.all(begun)).toEqual(held);
    expect(await (await hands.digest(to!(5))).done).toEqual(held[5]);
  });
  for (const [index, content] of contents.entries()) {
    expect(content.equals(await readFile(to!(index)))).toBe(true);
    expect((await stat(to!(index))).mode & 0o777).toBe(0o600);
  }
});

test("what the disk refuses is told as the disk says it, and the next file is copied", async () => {
  const whole = path.join(folder, "whole");
  await writeFile(whole, "示例");
  await withHands(async (hands: Hands) => {
    const refused = await hands.copy(path.join(folder, "nowhere"), path.join(folder, "never"));
    await expect(refused.done).rejects.toMatchObject({ code: "ENOENT" });
    await expect((await hands.copy(whole, whole)).done).rejects.toMatchObject({ code: "EEXIST" });
    expect(await (await hands.copy(whole, path.join(folder, "after"))).done).toMatchObject({ bytes: 6 });
  });
  expect(await readFile(whole, "utf8")).toBe("示例");
});

test("a folder has its contents only when every file was copied", async () => {
  const backup = path.join(folder, "refused");
  const written = withHands((hands: Hands) =>
    writeFolder(
      backup,
      withContents(uploads("nowhere"), () => ({})),
      hands,
    ),
  );
  await expect(written).rejects.toMatchObject({ code: "ENOENT" });
  expect(existsSync(path.join(backup, "contents.json"))).toBe(false);
});

test("a file that is not on the disk as it was copied is found when it is read back", async () => {
  const backup = path.join(folder, "backup");
  await writeFile(path.join(folder, "upload"), randomBytes(300_000));
  await withHands((hands: Hands) =>
    writeFolder(
      backup,
      withContents(uploads("upload"), () => ({})),
      hands,
    ),
  );
  await readBack(backup);
  const copy = path.join(backup, "files/key/content");
  const bytes = await readFile(copy);
  bytes[299_999]! ^= 1;
  await writeFile(copy, bytes);
  await expect(readBack(backup)).rejects.toThrow("已损坏");
});

async function* uploads(name: string) {
  yield { path: "files/key/content", source: [], from: path.join(folder, name) };
}

function readBack(backup: string) {
  return withHands(async (hands: Hands) => {
    for await (const { from, measuredBy } of checked(readFolder(backup)) as AsyncIterable<Entry>)
      measuredBy((await hands.digest(from!)).done);
  });
}

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
