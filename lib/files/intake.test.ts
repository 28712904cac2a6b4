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
import { aPlainPng } from "@/lib/testing/pictures";
import { mp4WithSound, reworded, silentMp4, turned, webmWithoutLength } from "@/lib/testing/videos";
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

describe("a picture", () => {
  beforeAll(() => openSite("folder"));

  test("of a hundred megapixels is refused by its head, before it is unpacked", async () => {
    await expect(takeIn(aPlainPng(10_000, 10_000))).rejects.toThrow("有 10000 万像素（10000×10000），超过 6500 万");
    const onlyItsHead = aPlainPng(10_000, 10_000).subarray(0, 60);
    await expect(takeIn(onlyItsHead)).rejects.toThrow("有 10000 万像素");
  });

  test("that is smaller than a size is not enlarged, and has all sizes", async () => {
    const intake = await takeIn(await aJpeg({ width: 600, height: 300 }));
    const widths = await Promise.all(
      [480, 960, 1600].map(async (size) => (await sharp(await kept(intake, `${size}.webp`)).metadata()).width),
    );
    expect(widths).toEqual([480, 600, 600]);
    expect(intake).toMatchObject({ width: 600, height: 300 });
  });

  test("as long as a roll of screenshots is made narrower, for WebP has an end", async () => {
    const intake = await takeIn(aPlainPng(1000, 20_000), "长图.png");
    expect(intake).toMatchObject({ width: 1000, height: 20_000 });
    const { width, height } = await sharp(await kept(intake, "1600.webp")).metadata();
    expect([width, height]).toEqual([819, 16_383]);
  });

  test("that moves is kept as its first picture", async () => {
    const frames = await Promise.all(["#c00", "#0c0"].map((color) => oneColor(color).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const still = sharp(await kept(await takeIn(moving), "480.webp"));
    expect((await still.metadata()).pages).toBeUndefined();
    const { dominant } = await still.stats();
    expect(dominant.r).toBeGreaterThan(150);
    expect(dominant.g).toBeLessThan(50);
  });

  test("keeps nothing of a page or an archive behind or within it", async () => {
    const stowaway = Buffer.from("PK\x03\x04<?php system($_GET[0]); ?><script>alert(1)</script>");
    const within = await sharp(await aJpeg())
      .withExif({ IFD0: { ImageDescription: "<?php system" } })
      .jpeg()
      .toBuffer();
    const intake = await takeIn(Buffer.concat([within, stowaway]), "照片.php");
    expect(intake.name).toBe("照片.jpg");
    for (const size of [480, 960, 1600]) {
      const webp = (await kept(intake, `${size}.webp`)).toString("latin1");
      expect(webp).not.toMatch(/php|script|system/);
    }
  });

  test("cut off is refused, whatever its format", async () => {
    const picture = sharp(await aJpeg({ width: 1500, height: 1000 }));
    for (const whole of [
      await picture.jpeg().toBuffer(),
      await picture.png().toBuffer(),
      await picture.webp().toBuffer(),
    ])
      await expect(takeIn(whole.subarray(0, whole.length / 2))).rejects.toThrow("已损坏或不完整");
  });

  test("of sixteen bits, of print colours, or with transparency comes out as the web shows it", async () => {
    const photo = sharp(await aJpeg());
    for (const odd of [
      photo.clone().toColourspace("rgb16").png(),
      photo.clone().toColourspace("cmyk").jpeg(),
      photo.clone().withIccProfile("p3").jpeg(),
      photo.clone().grayscale().jpeg({ progressive: true }),
    ]) {
      const found = await sharp(await kept(await takeIn(await odd.toBuffer()), "480.webp")).metadata();
      expect(found).toMatchObject({ space: "srgb", depth: "uchar", channels: 3 });
    }
    const clear = await takeIn(await photo.clone().ensureAlpha(0.5).png().toBuffer());
    expect(await sharp(await kept(clear, "480.webp")).metadata()).toMatchObject({ hasAlpha: true });
  });
});

const oneColor = (background: string) => sharp({ create: { width: 40, height: 40, channels: 3, background } });

describe("a video", () => {
  beforeAll(() => openSite("folder"));

  test("without sound has a length and a size", async () => {
    expect(await takeIn(silentMp4())).toMatchObject({ width: 32, height: 16, durationSeconds: 1, hasSound: false });
    expect(await takeIn(mp4WithSound())).toMatchObject({ durationSeconds: 0.5, hasSound: true });
  });

  test("that does not say how long it is, is taken all the same", async () => {
    const video = await takeIn(webmWithoutLength(), "录屏.mp4");
    expect(video).toMatchObject({ mediaType: "video/webm", name: "录屏.webm", durationSeconds: null, hasSound: false });
  });

  test("held upright is measured as it is seen", async () => {
    expect(await takeIn(turned(silentMp4()))).toMatchObject({ width: 16, height: 32 });
  });

  test("cut off, without a picture, or in a code no browser knows is refused with what to do", async () => {
    await expect(takeIn(silentMp4().subarray(0, 300))).rejects.toThrow("里没有能放的画面，可能不完整");
    await expect(takeIn(reworded(silentMp4(), "vide", "meta"))).rejects.toThrow("里没有能放的画面");
    const warning = vi.spyOn(console, "warn").mockReturnValue();
    await expect(takeIn(reworded(silentMp4(), "avc1", "mp4v"))).rejects.toThrow("请转成 MP4（H.264）再传");
    warning.mockRestore();
  });

  test("may be as large as the setting says", async () => {
    await db.setting.create({ data: { key: "videoMegabytes", value: "10" } });
    const large = Buffer.concat([silentMp4(), Buffer.alloc(10 * 1024 ** 2)]);
    await expect(takeIn(large, "大.mp4")).rejects.toThrow("“大.mp4”有 11 MB，超过 10 MB。请压缩或剪短后再传。");
    await db.setting.deleteMany();
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
