import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "./lib/ports.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "start-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** `npm start` with these variables: its exit code and what it wrote for a person to read as an error. */
function start(variables: Record<string, string>): Promise<{ code: unknown; error: string }> {
  const env = { ...process.env, DATA_DIR: join(folder, "data"), HOST: "127.0.0.1", ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, ["bin/start.mjs"], { env }, (failure, _stdout, error) => {
      resolve({ code: failure?.code ?? 0, error });
    });
  });
}

test("a port somebody else uses is named, with a way out", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
  });
  const { code, error } = await start({ PORT: String(port) });
  other.close();
  expect({ code, error }).toEqual({
    code: 1,
    error: `端口 ${port} 已被占用，请先关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start\n`,
  });
});

test("a port that is none is refused", async () => {
  const { code, error } = await start({ PORT: "三千" });
  expect({ code, error }).toEqual({ code: 1, error: "端口 PORT=三千 不正确，请填 1 到 65535 之间的整数。\n" });
});

test("a database that does not answer is named without its password", async () => {
  const [port, nobody] = [await freePort(), await freePort()];
  const { code, error } = await start({
    PORT: String(port),
    DATABASE_URL: `postgresql://school:secret@127.0.0.1:${nobody}/school`,
  });
  expect({ code, error }).toEqual({
    code: 1,
    error: `连接不上数据库，请检查 DATABASE_URL（127.0.0.1:${nobody}/school）。\n`,
  });
});

test("a data folder that cannot be made is named", async () => {
  // A file where the folder should be: permissions would not stop root, who may well run these tests.
  writeFileSync(join(folder, "data"), "");
  const { code, error } = await start({ PORT: String(await freePort()) });
  expect({ code, error }).toEqual({
    code: 1,
    error: `数据文件夹 ${join(folder, "data")} 无法写入，请检查它的权限，或用 DATA_DIR 另指定一个文件夹。\n`,
  });
});
