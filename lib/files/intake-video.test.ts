import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { mp4WithSound, reworded, silentMp4, turned, webmWithoutLength } from "@/lib/testing/videos";
import { type Intake, takeIn } from "./intake";

// Read when the environment is first asked for, which importing the code under test does.
vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/videos-test-${process.pid}`;
});
const folder = process.env.DATA_DIR!;

beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function take(content: Buffer, name = "甲.jpg"): Promise<Intake> {
  const upload = path.join(folder, "上传");
  await writeFile(upload, content);
  return takeIn(upload, name, ["PICTURE", "VIDEO", "DOCUMENT"]);
}

test("a video without sound has a length and a size", async () => {
  expect(await take(silentMp4())).toMatchObject({ width: 32, height: 16, durationSeconds: 1, hasSound: false });
  expect(await take(mp4WithSound())).toMatchObject({ durationSeconds: 0.5, hasSound: true });
});

test("a video that does not say how long it is, is taken all the same", async () => {
  const video = await take(webmWithoutLength(), "录屏.mp4");
  expect(video).toMatchObject({ mediaType: "video/webm", name: "录屏.webm", durationSeconds: null, hasSound: false });
});

test("a video held upright is measured as it is seen", async () => {
  expect(await take(turned(silentMp4()))).toMatchObject({ width: 16, height: 32 });
});

test("a video cut off, without a picture, or in a code no browser knows is refused with what to do", async () => {
  await expect(take(silentMp4().subarray(0, 300))).rejects.toThrow("里没有能放的画面，可能不完整");
  await expect(take(reworded(silentMp4(), "vide", "meta"))).rejects.toThrow("里没有能放的画面");
  const warning = vi.spyOn(console, "warn").mockReturnValue();
  await expect(take(reworded(silentMp4(), "avc1", "mp4v"))).rejects.toThrow("请转成 MP4（H.264）再传");
  warning.mockRestore();
});

test("a video may be as large as the setting says", async () => {
  await db.setting.create({ data: { key: "videoMegabytes", value: "10" } });
  const large = Buffer.concat([silentMp4(), Buffer.alloc(10 * 1024 ** 2)]);
  await expect(take(large, "大.mp4")).rejects.toThrow("“大.mp4”有 11 MB，超过 10 MB。请压缩或剪短后再传。");
  await db.setting.deleteMany();
});
