import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { aBucketServer } from "@/lib/testing/bucket";
import { aJpeg } from "@/lib/testing/files";
import type { FileKind } from "@/prisma/generated/enums";

const ALL: FileKind[] = ["PICTURE", "VIDEO", "DOCUMENT"];

let uploads: string;
let bucket: Awaited<ReturnType<typeof aBucketServer>>;

beforeAll(async () => {
  uploads = await mkdtemp(path.join(tmpdir(), "uploads-"));
  bucket = await aBucketServer();
});

afterAll(async () => {
  await bucket.stop();
  await rm(uploads, { recursive: true, force: true });
});

/** The code under test as it runs with a store of this kind: the environment is read once. */
async function siteWith(store: string) {
  vi.resetModules();
  vi.unstubAllEnvs();
  vi.stubEnv("DATA_DIR", path.join(uploads, "data"));
  if (store === "bucket") {
    for (const [name, value] of Object.entries(bucket.settings)) vi.stubEnv(name, String(value));
  }
  const [{ takeIn }, { fileStore }] = await Promise.all([import("./intake"), import("@/lib/core/storage")]);
  return { takeIn, store: await fileStore() };
}

describe.each(["folder", "bucket"])("with a %s", (kind) => {
  test("a photograph is kept upright in three sizes, without what the camera noted", async () => {
    const { takeIn, store } = await siteWith(kind);
    const upload = path.join(uploads, "上传");
    const photo = sharp(await aJpeg({ width: 2000, height: 1000 }))
      .withExif({ IFD0: { Copyright: "示例" }, IFD3: { GPSLatitude: "31/1 6/1 0/1" } })
      .withMetadata({ orientation: 6 });
    await writeFile(upload, await photo.jpeg().toBuffer());
    const intake = await takeIn(upload, "碑亭䶮.JPG", ALL);
    expect(intake).toMatchObject({
      kind: "PICTURE",
      mediaType: "image/webp",
      name: "碑亭䶮.JPG",
      width: 1000,
      height: 2000,
      durationSeconds: null,
    });
    let bytes = 0;
    for (const [width, kept] of [
      [480, 480],
      [960, 960],
      [1600, 1000],
    ]) {
      const webp = await buffer((await store.read(`${intake.key}/${width}.webp`))!);
      const found = await sharp(webp).metadata();
      expect(found).toMatchObject({ format: "webp", width: kept, height: kept! * 2 });
      expect([found.exif, found.xmp, found.icc, found.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      bytes += webp.length;
    }
    expect(intake.bytes).toBe(bytes);
    expect(await db.unclaimedFolder.count({ where: { key: intake.key } })).toBe(1);
  });
});
