import { expect, test } from "vitest";
import { documentKind } from "./document-kind";
import { sizeWords } from "./size-words";
import { videoWords } from "./video-words";

test("a size is said in the unit people know it in, and nothing is nothing", () => {
  expect([1, 320 * 1024, 1_468_006, 1.2 * 1024 ** 3].map(sizeWords)).toEqual(["1 KB", "320 KB", "1.4 MB", "1.20 GB"]);
});

test("a video says how long it is and that it is silent; what is unknown is said to be", () => {
  expect(videoWords({ seconds: 200, hasSound: false })).toBe("时长 3 分 20 秒，无声");
  expect(videoWords({ seconds: 3600, hasSound: true })).toBe("时长 1 小时");
  expect(videoWords({ seconds: 0.3, hasSound: true })).toBe("时长 1 秒");
  expect(videoWords({ seconds: null, hasSound: null })).toBe("时长不详");
});

test("a document is called by its program, never by its media type", () => {
  expect(documentKind("application/pdf")).toBe("PDF");
  expect(documentKind("application/vnd.ms-powerpoint")).toBe("幻灯片");
  expect(documentKind("application/x-unknown")).toBe("文件");
});
