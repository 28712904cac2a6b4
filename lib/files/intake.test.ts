import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import type { FileStore } from "@/lib/core/storage";
import { newToken } from "@/lib/core/tokens";
import { aBucketServer } from "@/lib/testing/bucket";
import { anOfficeFile, aPdf, MAIN_PARTS } from "@/lib/testing/documents";
import { aJpeg } from "@/lib/testing/files";
import { silentMp4 } from "@/lib/testing/videos";
import type { FileKind } from "@/prisma/generated/enums";
import type { Intake } from "./intake";

vi.mock(import("@/lib/core/tokens"), async (load) => {
  const real = await load();
  return { ...real, newToken: vi.fn(real.newToken) };
});

const ALL: FileKind[] = ["PICTURE", "VIDEO", "DOCUMENT"];

let folder: string;
let bucket: Awaited<ReturnType<typeof aBucketServer>>;
let store: FileStore;
let takeIn: (content: Buffer, name?: string, kinds?: FileKind[]) => Promise<Intake>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "intake-"));
  bucket = await aBucketServer();
});

afterAll(async () => {
  await bucket.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The code under test as it runs with a store of this kind: the environment is read once. */
async function openSite(kind: "folder" | "bucket") {
  vi.resetModules();
  vi.unstubAllEnvs();
  vi.stubEnv("DATA_DIR", folder);
  if (kind === "bucket") {
    for (const [name, value] of Object.entries(bucket.settings)) vi.stubEnv(name, String(value));
  }
  const intake = await import("./intake");
  store = await (await import("@/lib/core/storage")).fileStore();
  takeIn = async (content, name = "甲.jpg", kinds = ALL) => {
    const upload = path.join(folder, "上传");
    await writeFile(upload, content);
    return intake.takeIn(upload, name, kinds);
  };
}

const kept = async ({ key }: Intake, name: string) => buffer((await store.read(`${key}/${name}`))!);

/** A photograph as a phone makes it, held upright: what it noted beside the picture is no secret of the camera. */
async function aPhotograph() {
  const photo = sharp(await aJpeg({ width: 2000, height: 1000 }))
    .withExif({ IFD0: { Copyright: "示例" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 6/1 0/1" } })
    .withMetadata({ orientation: 6 });
  return photo.jpeg().toBuffer();
}

describe.each(["folder", "bucket"] as const)("with a %s", (kind) => {
  beforeAll(() => openSite(kind));

  test("a photograph is kept upright in three sizes, without what the camera noted", async () => {
    const photo = await aPhotograph();
    expect(await sharp(photo).metadata()).toMatchObject({ orientation: 6, exif: expect.any(Buffer) });
    const intake = await takeIn(photo, "照片/碑亭䶮.JPG");
    expect(intake).toMatchObject({ kind: "PICTURE", mediaType: "image/webp", name: "碑亭䶮.JPG" });
    expect(intake).toMatchObject({ width: 1000, height: 2000, durationSeconds: null, hasSound: null });
    let bytes = 0;
    for (const [width, wide] of Object.entries({ 480: 480, 960: 960, 1600: 1000 })) {
      const webp = await kept(intake, `${width}.webp`);
      const { exif, xmp, iptc, icc, orientation, ...found } = await sharp(webp).metadata();
      expect(found).toMatchObject({ format: "webp", width: wide, height: wide * 2 });
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      bytes += webp.length;
    }
    expect(intake.bytes).toBe(bytes);
  });

  test("a video and a document are kept as they are, under the name they came with", async () => {
    const video = await takeIn(silentMp4(), "回顾.MP4");
    expect(await kept(video, "content")).toEqual(silentMp4());
    expect(video).toMatchObject({ kind: "VIDEO", mediaType: "video/mp4", name: "回顾.MP4", bytes: 860 });
    const slides = await anOfficeFile(MAIN_PARTS.pptx);
    const document = await takeIn(slides, "讲稿.ppt");
    expect(await kept(document, "content")).toEqual(slides);
    expect(document).toMatchObject({ kind: "DOCUMENT", name: "讲稿.pptx", bytes: slides.length, width: null });
  });

  test("the same file again has the same digest and a folder of its own, noted as unclaimed", async () => {
    const photo = await aJpeg();
    const [first, again] = [await takeIn(photo), await takeIn(photo)];
    expect(again.sha256).toBe(first.sha256);
    const keys = [first.key, again.key];
    expect(await db.unclaimedFolder.count({ where: { key: { in: keys } } })).toBe(2);
  });

  test("of a file that turns out damaged nothing stays in the store", async () => {
    const key = `a-damaged-file-in-a-${kind}`;
    vi.mocked(newToken).mockReturnValueOnce(key);
    const photo = await aJpeg({ width: 3000, height: 2000 });
    await expect(takeIn(photo.subarray(0, photo.length - 200), "合影.jpg")).rejects.toMatchObject({
      message: "“合影.jpg”已损坏或不完整，打不开。请换一份原图再传。",
      field: "files",
    });
    expect(await store.size(`${key}/480.webp`)).toBeNull();
    expect(await db.unclaimedFolder.count({ where: { key } })).toBe(1);
  });
});

describe("any file", () => {
  beforeAll(() => openSite("folder"));
  beforeEach(() => vi.mocked(newToken).mockClear());

  test("is refused in a sentence with its name, before a folder is opened for it", async () => {
    const large = Buffer.concat([aPdf(), Buffer.alloc(50 * 1024 ** 2)]);
    for (const [content, sentence] of [
      [Buffer.alloc(0), "“丙.pdf”是空的，里面没有内容。请检查原来的文件。"],
      [Buffer.from("MZ".padEnd(2000, "\0")), "“丙.pdf”其实是程序，不能上传。"],
      [large, "“丙.pdf”有 51 MB，超过 50 MB。请压缩后再传。"],
    ] as const)
      await expect(takeIn(content, "丙.pdf")).rejects.toMatchObject({ message: sentence, field: "files" });
    await expect(takeIn(aPdf(), "丙.pdf", ["PICTURE"])).rejects.toThrow("“丙.pdf”是文件，这里不能放");
    expect(newToken).not.toHaveBeenCalled();
  });

  test("that runs something, or fetches it from elsewhere, is refused", async () => {
    const pdf = aPdf().toString().replace("/Catalog", "/Catalog/OpenAction<</S/JavaScript/JS(1)>>");
    await expect(takeIn(Buffer.from(pdf), "丙.pdf")).rejects.toThrow("“丙.pdf”带有会运行的程序");
    const list = '<Relationship Type="attachedTemplate" Target="https://example.com/a.dotm" TargetMode="External"/>';
    const document = await anOfficeFile(MAIN_PARTS.docx, { "word/_rels/settings.xml.rels": Buffer.from(list) });
    await expect(takeIn(document, "丙.docx")).rejects.toThrow("“丙.docx”引用了外部的模板");
  });

  test("stays where it was uploaded, taken in or refused", async () => {
    await takeIn(aPdf());
    expect(await readFile(path.join(folder, "上传"))).toEqual(aPdf());
    await expect(takeIn(Buffer.from("<html>"))).rejects.toThrow();
    expect(await readFile(path.join(folder, "上传"), "utf8")).toBe("<html>");
  });

  test.runIf(process.platform === "linux")("for which the disk has no room leaves nothing half-written", async () => {
    for (const [content, name] of [
      [await aJpeg(), "480.webp"],
      [silentMp4(), "content"],
    ] as const) {
      const key = `full-full-full-full-full-${name.replace(".", "-")}`;
      await mkdir(path.join(folder, "files", key), { recursive: true });
      await symlink("/dev/full", path.join(folder, "files", key, name));
      vi.mocked(newToken).mockReturnValueOnce(key);
      await expect(takeIn(content)).rejects.toMatchObject({
        message: "服务器磁盘已满，文件没有保存；请联系管理员清理磁盘后再传。",
        field: "files",
      });
      expect(await readdir(path.join(folder, "files"))).not.toContain(key);
    }
  });
});
