import { randomUUID } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "./caught.mjs";
import { Failure } from "./failure.mjs";
import { freePort } from "./ports.mjs";
import { reachedFrom } from "./postgres-home.mjs";
import { isStopping } from "./shutdown.mjs";
import { begin, variables } from "./spawning.mjs";

/** @import { Home } from "./postgres-home.mjs" */

/** Fewer promises to the disk: for databases that are thrown away. */
const forTests = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

/**
 * Makes the database files once. They appear under their name only when complete. What an interrupted try left goes, its own and
 * that of earlier ones: nobody else is at it, since this process holds the data folder. Chinese sorts by pinyin; C.UTF-8
 * because under plain C the text functions take Chinese for no letters.
 * @param {Home} home
 * @param {string} password
 */
export async function initialise(home, password) {
  const { folder, user } = home;
  clearUnfinished(folder);
  const data = join(folder, "data");
  if (existsSync(data)) return;
  let result;
  for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    // A name of its own: where a start was killed, its initdb may still be at work.
    const unfinished = join(folder, `data.unfinished-${randomUUID()}`);
    const passwordFile = join(folder, "password.unfinished");
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
    const at = reachedFrom(unfinished, user);
    result = await run(home, "initdb", initdbArguments(at, locale), at);
    if (isStopping()) clearUnfinished(folder);
    if (isStopping()) return;
    if (result.code === 0) renameSync(unfinished, data);
    clearUnfinished(folder);
    if (result.code === 0) return;
  }
  throw Object.assign(new Failure(`数据库文件夹 ${data} 没有建成，请检查磁盘空间和权限。`), result);
}

/** @param {string} folder */
function clearUnfinished(folder) {
  for (const name of readdirSync(folder))
    if (/^(data|password)\.(\d+$|unfinished)/.test(name))
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** @param {{ data: string; beside: string }} at @param {string} locale */
function initdbArguments({ data, beside }, locale) {
  return [
    `--pgdata=${data}`,
    "--username=postgres",
    `--pwfile=${join(beside, "password.unfinished")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    `--locale=${locale}`,
    "--locale-provider=icu",
    "--icu-locale=zh-Hans-CN",
    "--no-instructions",
  ];
}

/**
 * Starts the server on a free port of 127.0.0.1 and gives the port; the one used last when nobody took it meanwhile.
 * Without a Unix socket: its path may not be longer than 107 bytes, and Chinese folder names take three a character.
 * @param {Home} home
 * @param {{ lastPort?: number | undefined; throwaway?: boolean }} how
 */
export async function startServer(home, { lastPort = 0, throwaway }) {
  const data = join(home.folder, "data");
  const log = join(home.folder, "log");
  const at = reachedFrom(data, home.user);
  let result;
  for (let attempt = 0; attempt < 8; attempt++) {
    forgetDeadServer(data);
    const port = attempt < 3 && lastPort ? lastPort : await freePort();
    const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...(throwaway ? forTests : [])];
    const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
    rmSync(log, { force: true });
    const args = ["start", "--wait", "-D", at.data, "-l", join(at.beside, "log"), "-o", options];
    result = await run(home, "pg_ctl", args, at);
    if (result.code === 0) return port;
    // The port was taken in this moment, or processes of a killed server are still on their way out.
    await wait(1000);
  }
  const output = `${result?.output ?? ""}${existsSync(log) ? readFileSync(log, "utf8") : ""}`;
  throw Object.assign(new Failure(`内置数据库没有启动，详情见 ${log}。`), { output });
}

/**
 * Ends the server: open transactions are rolled back, the files are left clean.
 * @param {Home} home
 */
export async function stopServer(home) {
  const data = join(home.folder, "data");
  const at = reachedFrom(data, home.user);
  for (const mode of ["fast", "immediate"]) {
    const { code } = await run(home, "pg_ctl", ["stop", "--wait", "-t", "30", "-m", mode, "-D", at.data], at);
    if (code === 0 || !runningServer(data)) return;
  }
  // Where no program can be begun any more, its own signal for the same.
  const { pid } = runningServer(data) ?? {};
  if (pid) process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 300 && runningServer(data); waited++) await wait(100);
}

/**
 * The server that runs on these files, as it noted itself: `{ pid, port }`, or undefined.
 * @param {string} data
 */
export function runningServer(data) {
  const [pid, , , port] = noteOf(data)?.split("\n").map(Number) ?? [];
  return pid && isServerOf(data, pid) ? { pid, port: port ?? 0 } : undefined;
}

/**
 * A server that ends takes its note away at any moment.
 * @param {string} data
 */
function noteOf(data) {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * After a crash the note stays behind, and by then its number may belong to another program, even to this one
 * (containers count from 1 again). PostgreSQL would then refuse to start.
 * @param {string} data
 */
function forgetDeadServer(data) {
  if (!runningServer(data)) rmSync(join(data, "postmaster.pid"), { force: true });
}

/** @param {string} data @param {number} pid */
function isServerOf(data, pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  try {
    return realpathSync(readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(data);
  } catch {
    return false;
  }
}

/**
 * In a session of its own: Ctrl-C in the terminal reaches only us, and we decide the order.
 * @param {Pick<Home, "bin" | "user">} home
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string }} at
 */
async function run({ bin, user }, program, args, { cwd }) {
  const { child, ended } = begin(join(bin, program), args, {
    ...user,
    cwd,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    // PG… variables of the person's own are not for it.
    env: variables({ PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: process.env.TZ }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const { code, refusal } = await ended;
  return { code, output: refusal ?? output };
}
