import { expect, test } from "vitest";
import { whyMissing } from "./rules";

test.each([
  [23, "文件不在回应您的这台服务器上"],
  [25, "文件已过保留期"],
])("of a file that is not there after %i hours the page says why", (hours, sentence) => {
  const finishedAt = new Date("2026-03-02T08:00:00Z");
  expect(whyMissing(finishedAt, new Date(finishedAt.getTime() + hours * 3_600_000))).toContain(sentence);
});
