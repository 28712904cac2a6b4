import { expect, test } from "vitest";
import { progressWords } from "./progress-words";

const megabyte = 1024 ** 2;

test("how much is sent is said at once, how long it takes once the pace is known", () => {
  const begun = { total: 100 * megabyte, begunFrom: 0 };
  expect(progressWords({ ...begun, sent: 2 * megabyte, seconds: 1 })).toBe("已传 2%");
  expect(progressWords({ ...begun, sent: 34 * megabyte, seconds: 60 })).toBe("已传 34%，还剩约 2 分钟");
  expect(progressWords({ ...begun, sent: 90 * megabyte, seconds: 60 })).toBe("已传 90%，还剩不到 1 分钟");
  expect(progressWords({ ...begun, sent: megabyte, seconds: 100 })).toBe("已传 1%，还剩约 3 小时");
});

test("what was sent before the line was cut does not count for the pace", () => {
  const resumed = { total: 100 * megabyte, begunFrom: 60 * megabyte, seconds: 60 };
  expect(progressWords({ ...resumed, sent: 70 * megabyte })).toBe("已传 70%，还剩约 3 分钟");
  expect(progressWords({ ...resumed, sent: 60 * megabyte })).toBe("已传 60%");
});

test("a file is not called whole before it is, and an empty one is", () => {
  expect(progressWords({ sent: 999, total: 1000, begunFrom: 0, seconds: 1 })).toBe("已传 99%");
  expect(progressWords({ sent: 0, total: 0, begunFrom: 0, seconds: 0 })).toBe("已传 100%");
});
