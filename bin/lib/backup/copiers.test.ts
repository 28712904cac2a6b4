import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withCopiers } from "./copiers.mjs";
import { checked, withContents } from "./entries.mjs";
import { readFolder, writeFolder } from "./folder.mjs";

type Work = Promise<{ done: Promise<{ bytes: number; sha256: string }> }>;
type Copiers = { copy: (from: string, to: string) => Work; digest: (file: string) => Work };
type Entry = { path: string; source: AsyncIterable<Uint8Array>; from?: string; measuredBy: (done: unknown) => void };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "copiers-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Of lengths at and around the size of a block. */
const LENGTHS = [0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3_000_000, 20, 30, 40];

test("many files are copied side by side, each with what it holds, for nobody but their owner", async () => {
  const contents = LENGTHS.map((length) => randomBytes(length));
  const [from, to] = ["from", "to"].map((name) => (index: number) => path.join(folder, `${name}${index}`));
  await Promise.all(contents.map((content, index) => writeFile(from!(index), content)));
  await withCopiers(async (copiers: Copiers) => {
    const begun = [];
    for (const index of contents.keys()) begun.push((await copiers.copy(from!(index), to!(index))).done);
    const held = contents.map((content) => ({ bytes: content.length, sha256: digestOf(content) }));
    expect(await Promise.all(begun)).toEqual(held);
    expect(await (await copiers.digest(to!(5))).done).toEqual(held[5]);
  });
  for (const [index, content] of contents.entries()) {
    expect(content.equals(await readFile(to!(index)))).toBe(true);
    expect((await stat(to!(index))).mode & 0o777).toBe(0o600);
  }
});

test("what the disk refuses is told as the disk says it, and the next file is copied", async () => {
  const whole = path.join(folder, "whole");
  await writeFile(whole, "示例");
  await withCopiers(async (copiers: Copiers) => {
    const refused = await copiers.copy(path.join(folder, "nowhere"), path.join(folder, "never"));
    await expect(refused.done).rejects.toMatchObject({ code: "ENOENT" });
    await expect((await copiers.copy(whole, whole)).done).rejects.toMatchObject({ code: "EEXIST" });
    expect(await (await copiers.copy(whole, path.join(folder, "after"))).done).toMatchObject({ bytes: 6 });
  });
  expect(await readFile(whole, "utf8")).toBe("示例");
});

test("whoever removes what was being copied when all is stopped finds nobody who still writes", () => {
  const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const program = `
    const { withCopiers } = await import(${module("./copiers.mjs")});
    const { onStop, shutDown } = await import(${module("../shutdown.mjs")});
    const threads = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
    let left;
    onStop(() => { left = threads(); });
    const failure = await withCopiers(async (copiers) => {
      const { done } = await copiers.copy("/dev/zero", process.argv[1]);
      const before = threads();
      await shutDown();
      process.stdout.write([before > 0, left].join());
      await done.catch(() => process.stdout.write(",ended"));
      await copiers.copy("/dev/null", process.argv[1]);
    }).catch((error) => error);
    process.stdout.write("," + failure.message);`;
  const to = path.join(folder, "endless");
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program, to], { encoding: "utf8" });
  expect(said).toBe("true,0,ended,the threads that copy files were let go");
});

test("a folder has its contents only when every file was copied", async () => {
  const backup = path.join(folder, "refused");
  const written = withCopiers((copiers: Copiers) =>
    writeFolder(
      backup,
      withContents(uploads("nowhere"), () => ({})),
      copiers,
    ),
  );
  await expect(written).rejects.toMatchObject({ code: "ENOENT" });
  expect(existsSync(path.join(backup, "contents.json"))).toBe(false);
});

test("a file that is not on the disk as it was copied is found when it is read back", async () => {
  const backup = path.join(folder, "backup");
  await writeFile(path.join(folder, "upload"), randomBytes(300_000));
  await withCopiers((copiers: Copiers) =>
    writeFolder(
      backup,
      withContents(uploads("upload"), () => ({})),
      copiers,
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
  return withCopiers(async (copiers: Copiers) => {
    for await (const { from, measuredBy } of checked(readFolder(backup)) as AsyncIterable<Entry>)
      measuredBy((await copiers.digest(from!)).done);
  });
}

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
