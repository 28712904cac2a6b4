import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fileStore } from "@/lib/core/storage";
import { aJpeg } from "@/lib/testing/files";
import { aPlainPng } from "@/lib/testing/pictures";
import { type Intake, takeIn } from "./intake";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/pictures-test-${process.pid}`;
});
const folder = process.env.DATA_DIR!;

beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function take(content: Buffer, name = "甲.jpg"): Promise<Intake> {
  const upload = path.join(folder, "上传");
  await writeFile(upload, content);
  return takeIn(upload, name, ["PICTURE", "VIDEO", "DOCUMENT"]);
}

const kept = async ({ key }: Intake, name: string) => buffer((await (await fileStore()).read(`${key}/${name}`))!);

const oneColor = (background: string) => sharp({ create: { width: 40, height: 40, channels: 3, background } });

test("a picture of a hundred megapixels is refused by its head, before it is unpacked", async () => {
  await expect(take(aPlainPng(10_000, 10_000))).rejects.toThrow("有 1 亿像素（10000×10000），超过 6500 万");
  const onlyItsHead = aPlainPng(10_000, 10_000).subarray(0, 60);
  await expect(take(onlyItsHead)).rejects.toThrow("有 1 亿像素");
});

test("a picture that is smaller than a size is not enlarged, and has all sizes", async () => {
  const intake = await take(await aJpeg({ width: 600, height: 300 }));
  const widths = await Promise.all(
    [480, 960, 1600].map(async (size) => (await sharp(await kept(intake, `${size}.webp`)).metadata()).width),
  );
  expect(widths).toEqual([480, 600, 600]);
  expect(intake).toMatchObject({ width: 600, height: 300 });
});

test("a picture as long as a roll of screenshots is made narrower, for WebP has an end", async () => {
  const intake = await take(aPlainPng(1000, 20_000), "长图.png");
  expect(intake).toMatchObject({ width: 1000, height: 20_000 });
  const { width, height } = await sharp(await kept(intake, "1600.webp")).metadata();
  expect([width, height]).toEqual([819, 16_383]);
});

test("a picture that moves is kept as its first picture", async () => {
  const frames = await Promise.all(["#c00", "#0c0"].map((color) => oneColor(color).png().toBuffer()));
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ lossless: true })
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  const still = sharp(await kept(await take(moving), "480.webp"));
  expect((await still.metadata()).pages).toBeUndefined();
  const { dominant } = await still.stats();
  expect(dominant.r).toBeGreaterThan(150);
  expect(dominant.g).toBeLessThan(50);
});

test("a picture keeps nothing of a page or an archive behind or within it", async () => {
  const stowaway = Buffer.from("PK\x03\x04<?php system($_GET[0]); ?><script>alert(1)</script>");
  const within = await sharp(await aJpeg())
    .withExif({ IFD0: { ImageDescription: "<?php system" } })
    .jpeg()
    .toBuffer();
  const intake = await take(Buffer.concat([within, stowaway]), "照片.php");
  expect(intake.name).toBe("照片.jpg");
  for (const size of [480, 960, 1600]) {
    const webp = (await kept(intake, `${size}.webp`)).toString("latin1");
    expect(webp).not.toMatch(/php|script|system/);
  }
});

test("a picture cut off is refused, whatever its format", async () => {
  const picture = sharp(await aJpeg({ width: 1500, height: 1000 }));
  for (const whole of [
    await picture.jpeg().toBuffer(),
    await picture.png().toBuffer(),
    await picture.webp().toBuffer(),
  ])
    await expect(take(whole.subarray(0, whole.length / 2))).rejects.toThrow("已损坏或不完整");
});

test("a picture of sixteen bits, of print colours, or with transparency comes out as the web shows it", async () => {
  const photo = sharp(await aJpeg());
  for (const odd of [
    photo.clone().toColourspace("rgb16").png(),
    photo.clone().toColourspace("cmyk").jpeg(),
    photo.clone().withIccProfile("p3").jpeg(),
    photo.clone().grayscale().jpeg({ progressive: true }),
  ]) {
    const found = await sharp(await kept(await take(await odd.toBuffer()), "480.webp")).metadata();
    expect(found).toMatchObject({ space: "srgb", depth: "uchar", channels: 3 });
  }
  const clear = await take(await photo.clone().ensureAlpha(0.5).png().toBuffer());
  expect(await sharp(await kept(clear, "480.webp")).metadata()).toMatchObject({ hasAlpha: true });
});
