import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openStore } from "./store.mjs";

test("with several servers the files are saved from the folder they share", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "store-"));
  try {
    const key = "k".repeat(43);
    const shared = path.join(folder, "shared");
    await mkdir(path.join(shared, "files", key), { recursive: true });
    await writeFile(path.join(shared, "files", key, "content"), "a video");
    const store = await openStore({ SHARED_DIR: shared }, path.join(folder, "data"));
    expect(await store.list(key)).toEqual(["content"]);
    expect(await store.isEmpty()).toBe(false);
    expect(await (await openStore({}, path.join(folder, "data"))).isEmpty()).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
