import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { pageFolder } from "./page-folder.mjs";

const dir = mkdtempSync(join(tmpdir(), "pages-"));
const now = (path: string) => join(dir, "now", path, "index.html");
const page = (text: string) => ({ body: Buffer.from(text), zipped: gzipSync(text) });
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const folder = pageFolder(dir);
beforeEach(() => folder.empty());

test("a page is there whole and compressed, until something changes", async () => {
  const begun = folder.target();
  await folder.write(begun, "/", page("首页"));
  await folder.write(begun, "/courses/12", page("课程"));
  expect(readFileSync(now("/"), "utf8")).toBe("首页");
  expect(gunzipSync(readFileSync(`${now("/courses/12")}.gz`)).toString()).toBe("课程");
  expect(readdirSync(join(dir, "now")).sort()).toEqual(["courses", "index.html", "index.html.gz"]);
  folder.empty();
  expect(existsSync(now("/"))).toBe(false);
});

test("what was begun before a change is not there after it, from whichever server", async () => {
  const begun = folder.target();
  const other = pageFolder(dir);
  other.empty();
  await folder.write(begun, "/lecturers/7", page("撤回同意的人"));
  expect(existsSync(now("/lecturers/7"))).toBe(false);
  const writing = folder.write(folder.target(), "/lecturers/7", page("撤回同意的人"));
  other.empty();
  await writing;
  expect(existsSync(now("/lecturers/7"))).toBe(false);
});

test("two contents of one length never have the time of one another", async () => {
  await folder.write(folder.target(), "/a", page("甲"));
  const first = statSync(now("/a")).mtimeMs;
  folder.empty();
  await folder.write(folder.target(), "/a", page("乙"));
  expect(statSync(now("/a")).mtimeMs).not.toBe(first);
});

test("where no new folder can be made nothing old stays, and nothing is thrown", async () => {
  await folder.write(folder.target(), "/lecturers/7", page("撤回同意的人"));
  const says = vi.spyOn(console, "error").mockImplementation(() => {});
  const full = vi.spyOn(fs, "symlinkSync").mockImplementation(() => {
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  });
  syncBuiltinESMExports();
  try {
    folder.empty();
  } finally {
    full.mockRestore();
    syncBuiltinESMExports();
  }
  expect(existsSync(now("/lecturers/7"))).toBe(false);
  expect(folder.target()).toBeUndefined();
  expect(says).toHaveBeenCalledOnce();
  says.mockRestore();
  folder.empty();
  await folder.write(folder.target(), "/lecturers/8", page("在册的人"));
  expect(existsSync(now("/lecturers/8"))).toBe(true);
});

test("only plain paths become files", async () => {
  for (const path of ["/../../etc", "/a/.hidden", "/党课", "/a%2f..", `/${"x".repeat(80)}`, "/a//b", "/a.b"]) {
    await folder.write(folder.target(), path, page("x"));
  }
  expect(readdirSync(join(dir, "now"))).toEqual([]);
});
