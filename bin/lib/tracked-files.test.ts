import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test.skipIf(!existsSync(join(root, ".git")))("no data folder and no secret is part of the source", () => {
  const names = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
  expect(names.filter((name) => /^data[^/]*\/|(^|\/)(auth-secret|identity|in-use)$/.test(name))).toEqual([]);
});
