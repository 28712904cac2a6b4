import { expect, test } from "vitest";
import { acceptOf, isVideo, limitWords, refusalToSend } from "./limits";

const aFile = (name: string, megabytes: number, type = "") => ({ name, type, size: megabytes * 1024 ** 2 }) as File;
const all = { PICTURE: 50, VIDEO: 500, DOCUMENT: 50 };

test("what a field takes is said in words, and offered by the browser", () => {
  expect(limitWords({ PICTURE: 50, VIDEO: 300 })).toEqual([
    "照片：JPEG、PNG、WebP，每张不超过 50\u00a0MB",
    "视频：MP4、WebM，每个不超过 300\u00a0MB",
  ]);
  expect(acceptOf({ PICTURE: 50 })).not.toContain("mp4");
  expect(acceptOf(all)).toContain(".pdf");
});

test("a file that is too large or empty is not even sent", () => {
  expect(refusalToSend(aFile("甲.jpg", 50), all)).toBeNull();
  expect(refusalToSend(aFile("甲.jpg", 50.1), all)).toBe("文件有 51 MB，超过 50 MB，没有上传。");
  expect(refusalToSend(aFile("甲.mp4", 400, "video/mp4"), all)).toBeNull();
  expect(refusalToSend(aFile("甲.mp4", 501, "video/mp4"), all)).toContain("超过 500 MB");
  expect(refusalToSend(aFile("甲.jpg", 0), all)).toContain("空的");
});

test("a video is known by its type or its ending, and refused where none is shown", () => {
  expect(isVideo({ name: "甲.MOV", type: "" })).toBe(true);
  expect(isVideo({ name: "甲.jpg", type: "image/jpeg" })).toBe(false);
  expect(refusalToSend(aFile("甲.mp4", 1), { PICTURE: 50 })).toBe("这里不能放视频。");
});
