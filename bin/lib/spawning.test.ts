import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runNode, startNode } from "./children.mjs";
import { stopServer } from "./postgres.mjs";
import { countOfStops } from "./shutdown.mjs";
import { begin, wordsOf } from "./spawning.mjs";

/** One argument may not be so long: the system refuses before there is a process, and Node throws. */
const TOO_LONG = "x".repeat(300_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "spawning-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ["refused afterwards", ["-e", ""], { cwd: "/nowhere" }, "ENOENT"],
  ["refused at once", ["-e", TOO_LONG], {}, "E2BIG"],
])("a process of ours that was %s has ended badly, and nothing is kept of it", async (_, args, options, reason) => {
  const before = countOfStops();
  const { child, ended, how } = startNode(args, options);
  child.stdout!.setEncoding("utf8").on("data", () => {});
  expect(child.pid).toBeUndefined();
  expect(await ended).toBe(1);
  expect(await how).toBe(`没能运行：${reason}`);
  expect(countOfStops()).toBe(before);
  expect(await runNode(args, options)).toEqual({ code: 1, output: `没能运行：${reason}` });
});

test("where no handle is left, what could not begin has ended too, and this process lives on", async () => {
  const program = `
    import { openSync } from "node:fs";
    const { begin } = await import(${JSON.stringify(new URL("./spawning.mjs", import.meta.url).href)});
    try { for (;;) openSync("/dev/null"); } catch {}
    const { child, ended } = begin(process.execPath, ["-e", ""], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    child.stdout.setEncoding("utf8");
    const { refusal } = await ended;
    process.exit(refusal === "EMFILE" ? 7 : 8);`;
  writeFileSync(join(folder, "full.mjs"), program);
  const { ended } = begin("sh", ["-c", `ulimit -n 64; exec "$0" full.mjs`, process.execPath], { cwd: folder });
  expect(wordsOf(await ended)).toBe("退出码 7");
});

test("a mistake in the call is not taken for a refusal of the machine", () => {
  expect(() => begin("", [], {})).toThrow("cannot be empty");
});

test("a database is stopped also where no program can be begun to stop it", async () => {
  const data = join(folder, "data");
  mkdirSync(data);
  const server = begin(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1000)"], {
    cwd: data,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => server.child.stdout!.once("data", resolve));
  writeFileSync(join(data, "postmaster.pid"), `${server.child.pid}\n${data}\n0\n5432\n`);
  await stopServer({ folder, bin: "/nowhere", user: {} });
  expect(await server.ended).toMatchObject({ signal: "SIGINT" });
});
