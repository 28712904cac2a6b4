import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBucketServer } from "@/lib/testing/bucket";
import { type FileStore, guarded, refuseWhenFull } from "./storage";
import { bucketStore } from "./storage-bucket";
import { localStore } from "./storage-local";

let root: string;
let bucket: Awaited<ReturnType<typeof aBucketServer>>;
const stores: Record<string, FileStore> = {};

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "storage-"));
  bucket = await aBucketServer();
  stores.folder = localStore(path.join(root, "files"));
  stores.bucket = bucketStore(bucket.settings);
});

afterAll(async () => {
  await bucket.stop();
  await rm(root, { recursive: true, force: true });
});

const content = Buffer.from(Array.from({ length: 6_000_000 }, (_, index) => index % 251));
const inPieces = () => Readable.from([content.subarray(0, 4_000_000), content.subarray(4_000_000)]);
const all = async (stream: Readable | null) => stream && buffer(stream);

describe.each(["folder", "bucket"])("a %s", (name) => {
  test("keeps what it is given, as a stream or at once", async () => {
    const store = stores[name]!;
    await store.write("aaa/content", inPieces());
    await store.write("bbb/480.webp", content.subarray(0, 10));
    expect((await all(await store.read("aaa/content")))!.equals(content)).toBe(true);
    expect(await store.size("aaa/content")).toBe(content.length);
    expect(await store.size("bbb/480.webp")).toBe(10);
  });

  test("gives a part, both ends included", async () => {
    const part = await all(await stores[name]!.read("aaa/content", { start: 5, end: 9 }));
    expect(part).toEqual(content.subarray(5, 10));
  });

  test("has nothing where nothing was written", async () => {
    expect(await stores[name]!.read("ccc/content")).toBeNull();
    expect(await stores[name]!.size("ccc/content")).toBeNull();
  });

  test("forgets a folder that is removed, and no other", async () => {
    const store = stores[name]!;
    await store.write("aaa/480.webp", content.subarray(0, 10));
    await store.removeFolder("aaa");
    await store.removeFolder("never-there");
    expect(await store.read("aaa/content")).toBeNull();
    expect(await store.read("aaa/480.webp")).toBeNull();
    expect(await store.size("bbb/480.webp")).toBe(10);
  });

  test("keeps to itself, wherever an address would lead", async () => {
    const store = guarded(stores[name]!);
    for (const file of ["../bbb/480.webp", "bbb/../../x", "/etc/passwd", "bbb", "bbb/", "bbb/..", "bbb/.x", ""]) {
      await expect(store.read(file)).rejects.toThrow("not a path");
      await expect(store.size(file)).rejects.toThrow("not a path");
      await expect(store.write(file, Buffer.from("x"))).rejects.toThrow("not a path");
    }
    for (const folder of ["", ".", "..", "bbb/480.webp", "/"]) {
      await expect(store.removeFolder(folder)).rejects.toThrow("not a path");
    }
    expect(await store.size("bbb/480.webp")).toBe(10);
  });

  test("keeps nothing of a file whose source breaks off", async () => {
    const store = stores[name]!;
    const broken = Readable.from(
      (async function* () {
        yield content.subarray(0, 100_000);
        throw new Error("gone");
      })(),
    );
    await expect(store.write("ddd/content", broken)).rejects.toThrow("gone");
    expect(await store.size("ddd/content")).toBeNull();
  });
});

test("a folder is readable by nobody but the server", async () => {
  expect((await stat(path.join(root, "files"))).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(root, "files/bbb"))).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(root, "files/bbb/480.webp"))).mode & 0o777).toBe(0o600);
});

test.runIf(process.platform === "linux")(
  "a full disk is told in a sentence and leaves nothing half-written",
  async () => {
    const folder = path.join(root, "files/full");
    await mkdir(folder);
    await chmod(folder, 0o700);
    await symlink("/dev/full", path.join(folder, "content"));
    const writing = stores.folder!.write("full/content", inPieces()).catch(refuseWhenFull);
    await expect(writing).rejects.toThrow("服务器磁盘已满，文件没有保存；请联系管理员清理磁盘后再传。");
    expect(await readdir(folder)).toEqual([]);
  },
);
