import { expect, test } from "vitest";
import {
  publicState,
  refusalToArchive,
  refusalToChange,
  refusalToPublish,
  refusalToRestore,
  refusalToWithdraw,
} from "./record-state";

const words = { one: "这门课程" };
const draft = { publishedAt: null, archivedAt: null };
const shown = { publishedAt: new Date(), archivedAt: null };
const gone = { publishedAt: null, archivedAt: new Date() };

test("a record is archived, public or not, in this order", () => {
  expect([draft, shown, gone].map(publicState)).toEqual(["UNPUBLISHED", "PUBLISHED", "ARCHIVED"]);
  expect(publicState({ ...shown, archivedAt: new Date() })).toBe("ARCHIVED");
});

test("an archived record is not changed, until it is restored", () => {
  expect([draft, shown].map((record) => refusalToChange(words, record))).toEqual([null, null]);
  expect(refusalToChange(words, gone)).toBe("这门课程已归档，不能修改；需要时请先恢复。");
  expect(refusalToRestore(words, gone)).toBeNull();
  expect(refusalToRestore(words, draft)).toBe("这门课程没有归档，不用恢复。");
});

test("a record is shown once, and not out of the archive", () => {
  expect(refusalToPublish(words, draft)).toBeNull();
  expect(refusalToPublish(words, shown)).toContain("已经公开");
  expect(refusalToPublish(words, gone)).toContain("已归档，不能公开");
});

test("only what is shown is withdrawn, and only what is not shown is archived, once", () => {
  expect([draft, shown, gone].map((record) => refusalToWithdraw(words, record) === null)).toEqual([false, true, false]);
  expect(refusalToArchive(words, draft)).toBeNull();
  expect(refusalToArchive(words, shown)).toContain("先撤下");
  expect(refusalToArchive(words, gone)).toContain("已经归档过了");
});

test("people are called by their names, and ways of teaching are not archived but stopped", () => {
  expect(refusalToChange({ one: "这位讲师", isCalledByName: true }, { ...gone, name: "张敏" })).toBe(
    "张敏已归档，不能修改；需要时请先恢复。",
  );
  const mode = { one: "这种教学模式", archiving: "停用" };
  expect(refusalToRestore(mode, draft)).toBe("这种教学模式没有停用，不用恢复。");
});
