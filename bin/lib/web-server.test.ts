import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "./ports.mjs";
import { beginProgram, startSite } from "./web-server.mjs";

let folder: string;
let stop = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "web-server-test-"));
});
afterEach(() => {
  stop();
  stop = () => {};
  rmSync(folder, { recursive: true });
});

/** A server that counts in a file how often it was begun; what it does then stands in `then`. */
async function start(then: string, tries: number, more = {}) {
  const count = join(folder, "count");
  const program = `
    const { appendFileSync, readFileSync } = require("node:fs");
    appendFileSync(${JSON.stringify(count)}, "x");
    const begun = readFileSync(${JSON.stringify(count)}, "utf8").length;
    ${then}`;
  const options = { host: "127.0.0.1", port: await freePort(), env: {} };
  const begin = (given: typeof options) => {
    const site = beginProgram(["-e", program], given);
    stop = site.stop;
    return site;
  };
  const begun = () => readFileSync(count, "utf8").length;
  return { started: startSite(options, { begin, pause: 1, tries, ...more }), begun };
}

const DIE = `console.error("no such setting: 四色"); process.exit(3);`;

test("a server that dies before its first answer is begun again", async () => {
  const answer = `require("node:http").createServer((_, response) => response.end()).listen(process.env.PORT, "127.0.0.1");`;
  const { started, begun } = await start(`if (begun < 3) { ${DIE} } else ${answer}`, 5);
  const site = await started;
  stop = site.stop;
  expect(begun()).toBe(3);
});

test("one that never answers is given up after so many times, with its last words", async () => {
  const { started, begun } = await start(DIE, 3);
  await expect(started).rejects.toThrow(
    "网站连续 3 次都没有启动成功（退出码 3），请把以上信息交给维护人员。它最后说：\nno such setting: 四色",
  );
  expect(begun()).toBe(3);
});

test("one that lives and never answers is given up after a while, with its last words", async () => {
  const options = { host: "127.0.0.1", port: await freePort(), env: {} };
  const silent = {
    pid: 1,
    ended: new Promise<string>(() => {}),
    stop: () => true,
    lastWords: () => "waiting for 四色",
  };
  await expect(startSite(options, { begin: () => silent, patience: 1 })).rejects.toThrow(
    "网站没有启动成功（两分钟都没有回应），请把以上信息交给维护人员。它最后说：\nwaiting for 四色",
  );
});

test("a full disk is waited out at the first start too", async () => {
  const answer = `require("node:http").createServer((_, response) => response.end()).listen(process.env.PORT, "127.0.0.1");`;
  let looked = 0;
  const hasRoom = () => ++looked > 3;
  const { started, begun } = await start(`if (begun < 5) { ${DIE} } else ${answer}`, 2, { hasRoom });
  await started;
  expect(begun()).toBe(5);
});

test("how one ended is told, also where the machine began none", async () => {
  const options = { host: "127.0.0.1", port: 1, env: {} };
  expect(await beginProgram(["-e", "process.exit(3)"], options).ended).toBe("退出码 3");
  expect(await beginProgram(["-e", "process.kill(process.pid, 'SIGKILL')"], options).ended).toBe("SIGKILL");
  // One argument may not be so long: the system refuses before there is a process.
  const refused = beginProgram(["-e", "x".repeat(300_000)], options);
  expect([refused.pid, await refused.ended]).toEqual([undefined, "没能运行：E2BIG"]);
});
