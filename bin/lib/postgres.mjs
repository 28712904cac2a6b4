import { execFile } from "node:child_process";
import {
  chownSync,
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { freePort } from "./ports.mjs";

/** Fewer promises to the disk: for databases that are thrown away. */
const forTests = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

/**
 * Makes the database files once. They appear under their name only when complete, so an interrupted start leaves nothing
 * half made. Chinese sorts by pinyin; C.UTF-8 because under plain C the text functions take Chinese for no letters.
 */
export async function initialise({ folder, bin, user }, password) {
  const data = join(folder, "data");
  if (existsSync(data)) return;
  const unfinished = join(folder, `data.${process.pid}`);
  const passwordFile = join(folder, `password.${process.pid}`);
  let result;
  for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    rmSync(unfinished, { recursive: true, force: true });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined) chownSync(passwordFile, user.uid, user.gid);
    result = await run(join(bin, "initdb"), initdbArguments(unfinished, passwordFile, locale), user);
    rmSync(passwordFile);
    if (result.code === 0) {
      renameSync(unfinished, data);
      return;
    }
  }
  throw Object.assign(new Failure(`数据库文件夹 ${data} 没有建成，请检查磁盘空间和权限。`), result);
}

function initdbArguments(data, passwordFile, locale) {
  return [
    `--pgdata=${data}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
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
 */
export async function startServer({ folder, bin, user }, { lastPort, throwaway }) {
  const data = join(folder, "data");
  const log = join(folder, "log");
  let result;
  for (let attempt = 0; attempt < 8; attempt++) {
    forgetDeadServer(data);
    const port = attempt === 0 && lastPort ? lastPort : await freePort();
    const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...(throwaway ? forTests : [])];
    const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(" ");
    rmSync(log, { force: true });
    result = await run(join(bin, "pg_ctl"), ["start", "--wait", "-D", data, "-l", log, "-o", options], user);
    if (result.code === 0) return port;
    // The port was taken in this moment, or processes of a killed server are still on their way out.
    await wait(1000);
  }
  const output = `${result.output}${existsSync(log) ? readFileSync(log, "utf8") : ""}`;
  throw Object.assign(new Failure(`内置数据库没有启动，详情见 ${log}。`), { output });
}

/** Ends the server: open transactions are rolled back, the files are left clean. */
export async function stopServer({ folder, bin, user }) {
  const data = join(folder, "data");
  for (const mode of ["fast", "immediate"]) {
    const { code } = await run(join(bin, "pg_ctl"), ["stop", "--wait", "-t", "30", "-m", mode, "-D", data], user);
    if (code === 0 || !runningServer(data)) return;
  }
}

/** The server that runs on these files, as it noted itself: `{ pid, port }`, or undefined. */
export function runningServer(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  return isServerOf(data, pid) ? { pid, port } : undefined;
}

/**
 * After a crash the note stays behind, and by then its number may belong to another program, even to this one
 * (containers count from 1 again). PostgreSQL would then refuse to start.
 */
function forgetDeadServer(data) {
  if (!runningServer(data)) rmSync(join(data, "postmaster.pid"), { force: true });
}

function isServerOf(data, pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  try {
    return realpathSync(readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(data);
  } catch {
    return false;
  }
}

function run(program, args, user) {
  // The folder we are in may be closed to the database's user, and PG… variables of the person's own are not for it.
  const options = {
    ...user,
    cwd: "/",
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: process.env.TZ },
  };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? 1) : 0, output: `${stdout}${stderr}` });
    });
  });
}
