import { expect, test } from "vitest";
import { refusalOfKind, refusalOfPixels, refusalOfSize, refusalOfStranger } from "./rules";

const MB = 1024 ** 2;

test("a kind that a record does not show is refused with what it takes", () => {
  expect(refusalOfKind("PICTURE", ["PICTURE", "VIDEO"])).toBeNull();
  expect(refusalOfKind("VIDEO", ["PICTURE"])).toBe("是视频，这里不能放。这里可以放照片（JPEG、PNG、WebP）。");
});

test("what is known and not taken comes with a way out, what nobody knows with what is taken", () => {
  expect(refusalOfStranger("image/heic", ["PICTURE"])).toContain("兼容性最佳");
  expect(refusalOfStranger("image/heif", ["PICTURE"])).toContain("兼容性最佳");
  expect(refusalOfStranger("image/tiff", ["PICTURE"])).toContain("另存为 JPEG");
  expect(refusalOfStranger("video/quicktime", ["VIDEO"])).toContain("MOV");
  expect(refusalOfStranger("application/x-msdownload", ["PICTURE"])).toBe("其实是程序，不能上传。");
  expect(refusalOfStranger(undefined, ["PICTURE", "DOCUMENT"])).toBe(
    "从内容看不是这里能放的文件（名字不算）。这里可以放照片（JPEG、PNG、WebP）、文件（PDF、Word、PPT）。",
  );
});

test("a file may have just as many megabytes as allowed; for videos a setting says how many", () => {
  expect(refusalOfSize("PICTURE", 50 * MB, 500)).toBeNull();
  expect(refusalOfSize("PICTURE", 50 * MB + 1, 500)).toBe("有 51 MB，超过 50 MB。请缩小后再传。");
  expect(refusalOfSize("DOCUMENT", 60 * MB, 500)).toBe("有 60 MB，超过 50 MB。请压缩后再传。");
  expect(refusalOfSize("VIDEO", 300 * MB, 500)).toBeNull();
  expect(refusalOfSize("VIDEO", 300 * MB, 200)).toBe("有 300 MB，超过 200 MB。请压缩或剪短后再传。");
});

test("a phone of 64 megapixels is let in, a picture of a hundred is not", () => {
  expect(refusalOfPixels(9280, 6944)).toBeNull();
  expect(refusalOfPixels(10_000, 10_000)).toContain("有 1 亿像素（10000×10000），超过 6500 万。");
  expect(refusalOfPixels(9000, 8000)).toContain("有 7200 万像素");
});
