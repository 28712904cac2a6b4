import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

test("what a form was bringing when the server stopped does not stay, what was given back does", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "leftovers-test-"));
  const [waiting, done] = [path.join(folder, "waiting"), path.join(folder, "done")];
  for (const file of [waiting, done]) writeFileSync(file, "x");
  const module = new URL("./leftovers.ts", import.meta.url).href;
  const program = `import { noteWaiting, forgetWaiting } from ${JSON.stringify(module)};
    for (const file of process.argv.slice(1)) noteWaiting(file);
    forgetWaiting(process.argv[2]);
    process.exit(0);`;
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program, waiting, done]);
  expect([existsSync(waiting), existsSync(done)]).toEqual([false, true]);
  rmSync(folder, { recursive: true });
});

test("of two machines with one name and the same places none takes the other's files for its own", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "leftovers-test-"));
  const [data, other] = [path.join(folder, "data"), path.join(folder, "another machine's")];
  const module = new URL("./leftovers.ts", import.meta.url).href;
  const program = `import { ownPrefix } from ${JSON.stringify(module)};
    process.stdout.write(ownPrefix().replace(/\\d+\\.\\d+-$/, ""));`;
  const server = () =>
    execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      env: { ...process.env, DATA_DIR: data },
      encoding: "utf8",
    });
  const first = server();
  renameSync(data, other);
  expect(server()).not.toBe(first);
  rmSync(data, { recursive: true });
  renameSync(other, data);
  expect(server()).toBe(first);
  rmSync(folder, { recursive: true });
});
