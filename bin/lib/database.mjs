import { existsSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { announcementsReach } from "../../lib/core/announcements.mjs";
import { codeOf, messageOf } from "./caught.mjs";
import { Failure } from "./failure.mjs";
import { holds, takeFolder } from "./folder-lock.mjs";
import { identityOfFolder, requireWhole } from "./identity.mjs";
import { initialise, runningServer, startServer, stopServer } from "./postgres.mjs";
import { postgresHome } from "./postgres-home.mjs";
import { bringHome, noteStarted, noteStopped, requireNotCopiedLive } from "./postgres-place.mjs";
import { isNode } from "./processes.mjs";
import { say } from "./progress.mjs";
import { handOver, keepRoles, OWNER, SERVER } from "./roles.mjs";
import { keptSecret, textOf } from "./secret.mjs";
import { isStopping, onStop } from "./shutdown.mjs";
import { whileItRuns } from "./supervise.mjs";
import { writeWhole } from "./whole-file.mjs";

/**
 * @import { Client } from "pg"
 * @import { Holder } from "./folder-lock.mjs"
 * @import { Home } from "./postgres-home.mjs"
 * @typedef {object} Where
 * @property {string} dataDir
 * @property {string} [databaseUrl]
 * @property {string} [ownerUrl]
 * @property {boolean} [throwaway]
 * @property {"refused" | "allowed"} [pool]
 * @typedef {object} Address
 * @property {string} url
 * @property {string} ownerUrl
 * @property {string} [superUrl]
 * @property {string} place
 * @property {() => boolean} isRunning
 * @typedef {Address & { holder?: Holder; stop: () => Promise<void>; revive?: () => Promise<Address> }} Database
 */

const name = "party_school";
const PATIENCE_MS = 5000;
/** How long a database is waited for that says nothing, and one that is on its way: after a crash it reads its log first. */
const ATTACH = { silent: 12_000, starting: 180_000 };

/**
 * The database of the app: the one DATABASE_URL names, else the embedded PostgreSQL of the data folder, started if it is not
 * running. Gives `{ url, ownerUrl, superUrl, place, holder, stop, isRunning, revive }`: the web server's account, the one that
 * changes the structure, and in the embedded one the superuser, whom only scripts use; `place` is where it is, for people;
 * `holder` the other process that runs it, if one does. What this process started stops when it is told to. `throwaway` trades
 * safety of the data for speed. A `pool` that hands connections on is "refused", unless "allowed" by who neither listens nor sets
 * anything for its session.
 * @param {Where} where
 * @returns {Promise<Database>}
 */
export async function startDatabase({
  dataDir,
  databaseUrl,
  ownerUrl = databaseUrl,
  throwaway = false,
  pool = "refused",
}) {
  if (databaseUrl) {
    await requireDatabase(databaseUrl, "DATABASE_URL", pool);
    const owner = ownerUrl ?? databaseUrl;
    if (owner !== databaseUrl) await requireDatabase(owner, "MIGRATION_DATABASE_URL", pool);
    const place = withoutPassword(databaseUrl);
    return { url: databaseUrl, ownerUrl: owner, place, stop: async () => {}, isRunning: () => true };
  }
  const holder = await takeFolder(dataDir);
  if (holder) return attach(dataDir, holder);
  const data = join(dataDir, "postgres", "data");
  /** @type {Promise<unknown> | undefined} */
  let coming;
  /** @type {Promise<void> | undefined} */
  let stopped;
  const stop = () => {
    stopped ??= (async () => {
      await coming?.catch(() => {});
      // Another took the folder over, and with it the server.
      if (!holds(dataDir)) return;
      if (existsSync(data) && runningServer(data)) await stopOwn(dataDir);
      else leaveNothing(dataDir);
    })();
    return stopped;
  };
  onStop(stop);
  const begun = bringUp(dataDir, throwaway);
  coming = begun;
  const { home, password, port } = await begun;
  /** Starts the server again after it died; gives the same as `startDatabase` of where it is now. */
  const revive = async () => {
    const again = startNoted(home, throwaway);
    coming = again;
    return described(home.folder, await again);
  };
  const database = described(home.folder, port);
  await whileItRuns(database, () => keepAccounts(home.folder, serverOf(password, port), port));
  return { ...database, stop, revive };
}

/**
 * Takes a data folder for this process alone. A living process that has it is named without asking its database, which may hang.
 * A database of DATABASE_URL may be anybody's.
 * @param {{ dataDir: string; databaseUrl?: string | undefined }} where
 */
export async function requireAlone({ dataDir, databaseUrl }) {
  const holder = databaseUrl ? undefined : await takeFolder(dataDir);
  if (holder) throw new Failure(holder.near ? inUse(dataDir, holder) : inUseElsewhere(dataDir));
}

/**
 * Connects once with node-postgres, works, and lets go.
 * @template Result
 * @param {string | undefined} connectionString
 * @param {(client: Client) => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withClient(connectionString, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Brings up the server of a folder that this process holds. One that still runs was left by a starter that was killed, and is
 * inherited; one that runs without answering is ended and started again.
 * @param {string} dataDir
 * @param {boolean} throwaway
 */
async function bringUp(dataDir, throwaway) {
  requireNoEarlierStart(dataDir);
  await bringHome(dataDir);
  requireWhole(dataDir);
  const home = postgresHome(dataDir);
  const password = keptSecret(home.folder, "password");
  await initialise(home, password);
  if (isStopping()) throw new Failure("The database was not started: this process is stopping.");
  const data = join(home.folder, "data");
  const running = runningServer(data);
  if (running && (await answers(data, running.port, password))) return { home, password, port: running.port };
  if (running) await stopServer(home);
  requireNotCopiedLive(home);
  noteStarted(home);
  return { home, password, port: await startNoted(home, throwaway) };
}

/**
 * Starts the server, where it was last if that is free, and notes its port.
 * @param {Home} home
 * @param {boolean} throwaway
 */
async function startNoted(home, throwaway) {
  const file = join(home.folder, "port");
  const port = await startServer(home, { lastPort: readNumber(file), throwaway });
  if (port !== readNumber(file)) noteForNextStart(file, port);
  return port;
}

/**
 * Only a wish of the next start: on a full disk the server that runs must not be given up for it.
 * @param {string} file
 * @param {number} port
 */
function noteForNextStart(file, port) {
  try {
    writeWhole(file, String(port));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
  }
}

/**
 * The server that another process runs on this folder. It may be just starting it.
 * @param {string} dataDir
 * @param {Holder} holder
 * @param {{ silent: number; starting: number }} [patience] in milliseconds
 * @returns {Promise<Database>}
 */
export async function attach(dataDir, holder, { silent, starting } = ATTACH) {
  if (!holder.near) throw new Failure(inUseElsewhere(dataDir));
  const folder = join(dataDir, "postgres");
  const whose = `数据文件夹 ${dataDir} 正由另一个程序使用（进程 ${holder.pid}）`;
  let [heard, isTold] = [Date.now(), false];
  for (const begun = heard; ; await wait(200)) {
    // What is asked of a database that hangs may never be answered.
    const patience = wait(heard + silent - Date.now(), /** @type {const} */ ("silent"), { ref: false });
    const found = await Promise.race([stateOfOther(folder), patience]);
    if (typeof found === "number") return { ...described(folder, found), holder, stop: async () => {} };
    if (found === "starting") {
      heard = Date.now();
      if (heard - begun >= starting)
        throw new Failure(
          `${whose}，它的数据库还在启动或恢复（停电或被强行结束之后要久一些）。请不要结束它，过几分钟再试一次。`,
        );
      if (!isTold) say("数据库正在启动或恢复，正在等它…");
      isTold = true;
    } else if (Date.now() - heard >= silent)
      throw new Failure(`${whose}，但它的数据库没有回应。请停止那个程序，再试一次。`);
  }
}

/**
 * The port where the server of another process answers us as it should, or why it does not.
 * @param {string} folder
 * @returns {Promise<number | "starting" | "silent">}
 */
async function stateOfOther(folder) {
  const data = join(folder, "data");
  const running = existsSync(data) && runningServer(data);
  const password = textOf(join(folder, "password"));
  if (!running || !password) return "starting";
  const state = await stateOf(data, running.port, password);
  if (state !== "ours") return state;
  return (await hasAccounts(folder, running.port)) ? running.port : "starting";
}

/** @param {string} data @param {number} port @param {string} password */
async function answers(data, port, password) {
  for (const begun = Date.now(); Date.now() - begun < ATTACH.starting; await wait(500)) {
    const state = await stateOf(data, port, password);
    if (state !== "starting") return state === "ours";
  }
  return false;
}

/**
 * @param {string} data
 * @param {number} port
 * @param {string} password
 * @returns {Promise<"ours" | "starting" | "silent">}
 */
async function stateOf(data, port, password) {
  try {
    return await withClient(serverOf(password, port), async (client) => {
      const { rows } = await client.query("show data_directory");
      const [{ data_directory: told }] = rows;
      // Under root it knows its folder by another name, and `runningServer` compared the folder it works in.
      const isOurs = told === "/proc/self/cwd" || realpathSync(told) === realpathSync(data);
      return isOurs ? "ours" : "silent";
    });
  } catch (error) {
    // It is starting, recovering or stopping at this moment.
    return codeOf(error) === "57P03" ? "starting" : "silent";
  }
}

/**
 * Whether the process that runs the server has made the accounts by now.
 * @param {string} folder
 * @param {number} port
 */
async function hasAccounts(folder, port) {
  if (![SERVER_SECRET, OWNER_SECRET].every((secret) => textOf(join(folder, secret)))) return false;
  return withClient(addressesOf(folder, port).url, () => true).catch(() => false);
}

/** @param {string} folder @param {number} port */
function described(folder, port) {
  const data = join(folder, "data");
  return {
    ...addressesOf(folder, port),
    place: `${data}（127.0.0.1:${port}）`,
    isRunning: () => runningServer(data) !== undefined,
  };
}

const SERVER_SECRET = "server-password";
const OWNER_SECRET = "owner-password";
/** @param {string} password @param {number} port */
const serverOf = (password, port) => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;

/** @param {string} folder @param {number} port */
function addressesOf(folder, port) {
  const address = (/** @type {string} */ user, /** @type {string} */ secret) =>
    `postgresql://${user}:${keptSecret(folder, secret)}@127.0.0.1:${port}/${name}`;
  return {
    url: address(SERVER, SERVER_SECRET),
    ownerUrl: address(OWNER, OWNER_SECRET),
    superUrl: address("postgres", "password"),
  };
}

/**
 * The database with its accounts, made or mended.
 * @param {string} folder
 * @param {string} superServer
 * @param {number} port
 */
async function keepAccounts(folder, superServer, port) {
  const [server, owner] = [keptSecret(folder, SERVER_SECRET), keptSecret(folder, OWNER_SECRET)];
  await withClient(superServer, async (client) => {
    await keepRoles(client, { server, owner });
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name} owner ${OWNER}`);
  }).catch((error) => {
    throw error.code === "28P01" ? otherPassword(folder) : error;
  });
  await withClient(addressesOf(folder, port).superUrl, handOver);
}

/** @param {string} folder */
const otherPassword = (folder) =>
  new Failure(
    `${join(folder, "password")} 里的密码不是这个数据库的，没有启动，数据没有动。请放回原来的文件，或从备份恢复到新的文件夹。`,
  );

/** @param {string} dataDir */
async function stopOwn(dataDir) {
  const home = postgresHome(dataDir);
  await stopServer(home);
  noteStopped(home);
}

/**
 * A first start that was interrupted before there was a database leaves the folder as it was.
 * @param {string} dataDir
 */
function leaveNothing(dataDir) {
  if (existsSync(join(dataDir, "postgres", "data")) || existsSync(join(dataDir, "postgres", "location"))) return;
  if (identityOfFolder(dataDir) === undefined) rmSync(join(dataDir, "postgres"), { recursive: true, force: true });
}

/**
 * Versions before there was a lock noted who started the server.
 * @param {string} dataDir
 */
function requireNoEarlierStart(dataDir) {
  const file = join(dataDir, "postgres", "starter");
  const pid = readNumber(file);
  const data = join(textOf(join(dataDir, "postgres", "location")) ?? join(dataDir, "postgres"), "data");
  if (pid && isNode(pid) && existsSync(data) && runningServer(data)) throw new Failure(inUse(dataDir, { pid }));
  rmSync(file, { force: true });
}

/**
 * The sentence for a folder that another process uses.
 * @param {string} dataDir
 * @param {{ pid: number; command?: string }} holder
 */
export function inUse(dataDir, { pid, command = "node" }) {
  return `数据文件夹 ${dataDir} 正由另一个程序使用（进程 ${pid}，${command}）。请先停止它，或用 DATA_DIR 另指定一个文件夹。`;
}

/** @param {string} dataDir */
const inUseElsewhere = (dataDir) =>
  `数据文件夹 ${dataDir} 正由另一个容器或另一台电脑上的程序使用，请先停止它，再在这里启动。`;

/** @param {string} url @param {string} variable @param {"refused" | "allowed"} pool */
async function requireDatabase(url, variable, pool) {
  const look = async (/** @type {Client} */ client) => {
    if (pool === "refused") return announcementsReach(client, url, 3000);
    await client.query("SELECT");
    return "reach";
  };
  const reaches = await withClient(url, look).catch((error) => {
    throw new Failure(`${reasonFor(error)}，请检查 ${variable}（${withoutPassword(url)}）。`);
  });
  if (reaches === "slow")
    throw new Failure(
      `${variable} 的数据库（${withoutPassword(url)}）回应太慢，3 秒内没有答复。请检查数据库和网络，过一会儿再试。`,
    );
  if (reaches === "lost")
    throw new Failure(
      `${variable} 经过的连接池不转达数据库的通知（${withoutPassword(url)}），撤下的内容可能仍然公开。` +
        "请让 PgBouncer 用 session 模式，或直接连接 PostgreSQL。",
    );
}

/**
 * PostgreSQL's own codes for what goes wrong at the door; its other words are for programmers.
 * @param {{ code?: string }} error
 */
function reasonFor(error) {
  if (error.code === "28P01" || error.code === "28000") return "数据库不接受这个用户名或密码";
  if (error.code === "3D000") return "数据库服务器上没有这个数据库";
  return "连接不上数据库";
}

/** @param {string} url */
function withoutPassword(url) {
  try {
    const parsed = new URL(url);
    return `${parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`;
  } catch {
    return "写法不正确";
  }
}

/** @param {string} file */
function readNumber(file) {
  return Number(textOf(file)) || undefined;
}
