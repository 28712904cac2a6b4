import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { initialise, runningServer, startServer, stopServer } from "./postgres.mjs";
import { postgresHome } from "./postgres-home.mjs";
import { isNode } from "./processes.mjs";
import { keptSecret } from "./secret.mjs";
import { onStop } from "./shutdown.mjs";

const name = "party_school";

/**
 * The database of the app: the one DATABASE_URL names, else the embedded PostgreSQL of the data folder, started if it
 * is not running. Gives `{ url, stop }`; it also stops when this process is told to. `throwaway` trades safety of the
 * data for speed.
 */
export async function startDatabase({ dataDir, databaseUrl, throwaway = false }) {
  if (databaseUrl) {
    await requireDatabase(databaseUrl);
    return { url: databaseUrl, stop: async () => {} };
  }
  const home = postgresHome(dataDir);
  const password = keptSecret(join(dataDir, "postgres"), "password");
  await initialise(home, password);
  const { port, ours } = await bringUp(home, join(dataDir, "postgres"), password, throwaway);
  let stopped;
  const stop = () => {
    stopped ??= ours ? stopServer(home) : Promise.resolve();
    return stopped;
  };
  onStop(stop);
  const server = `postgresql://postgres:${password}@127.0.0.1:${port}`;
  await createDatabase(`${server}/postgres`);
  return { url: `${server}/${name}`, stop };
}

/** Connects once with node-postgres, works, and lets go. */
export async function withClient(connectionString, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * A server that still runs is used as it is: either another command of ours has it open and will stop it, or its starter
 * was killed and we inherit it. A server that runs without answering is ended and started again.
 */
async function bringUp(home, notes, password, throwaway) {
  const data = join(home.folder, "data");
  const starterFile = join(notes, "starter");
  const portFile = join(notes, "port");
  const running = runningServer(data);
  if (running && (await answers(data, running.port, password))) {
    const ours = !isNode(readNumber(starterFile));
    if (ours) writeFileSync(starterFile, String(process.pid));
    return { port: running.port, ours };
  }
  if (running) await stopServer(home);
  const port = await startServer(home, { lastPort: readNumber(portFile), throwaway });
  writeFileSync(portFile, String(port));
  writeFileSync(starterFile, String(process.pid));
  return { port, ours: true };
}

async function answers(data, port, password) {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await withClient(`postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, async (client) => {
        const { rows } = await client.query("show data_directory");
        return realpathSync(rows[0].data_directory) === realpathSync(data);
      });
    } catch (error) {
      // 57P03: it is starting or stopping at this moment.
      if (error.code !== "57P03") return false;
      await wait(500);
    }
  }
  return false;
}

async function createDatabase(url) {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  });
}

async function requireDatabase(url) {
  try {
    await withClient(url, (client) => client.query("select 1"));
  } catch (error) {
    throw new Failure(`${reasonFor(error)}，请检查 DATABASE_URL（${withoutPassword(url)}）。`);
  }
}

/** PostgreSQL's own codes for what goes wrong at the door; its other words are for programmers. */
function reasonFor(error) {
  if (error.code === "28P01" || error.code === "28000") return "数据库不接受这个用户名或密码";
  if (error.code === "3D000") return "数据库服务器上没有这个数据库";
  return "连接不上数据库";
}

function withoutPassword(url) {
  try {
    const parsed = new URL(url);
    return `${parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`;
  } catch {
    return "写法不正确";
  }
}

function readNumber(file) {
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}
