import { expect, test } from "vitest";
import { batchName } from "./batch-name";

test("batches are named as they are said", () => {
  expect([1, 2, 10, 12, 20, 35, 100].map(batchName)).toEqual([
    ...["第一批", "第二批", "第十批", "第十二批", "第二十批", "第三十五批"],
    "第 100 批",
  ]);
});
