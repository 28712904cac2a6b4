import { execFileSync } from "node:child_process";
import { appendFileSync, chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Client } from "pg";
import { withClient } from "@/bin/lib/database.mjs";
import { initialise, runningServer, startServer, stopServer } from "@/bin/lib/postgres.mjs";
import { postgresHome } from "@/bin/lib/postgres-home.mjs";
import { onStop } from "@/bin/lib/shutdown.mjs";
import { comesTrue } from "../support/plain-visitor";

const PASSWORD = "drill-on-loopback";

/** A PostgreSQL of the drill. */
type Server = { home: ReturnType<typeof postgresHome>; port: number; url: string };

/**
 * Two PostgreSQL servers, the second following the first and answering for every commit (synchronous replication): what was
 * acknowledged is on both. The copy to begin with is made by the server's own backup functions and a plain copy of files.
 */
export async function startPair(folder: string) {
  const primary = await startPrimary(path.join(folder, "primary"));
  const standby = await startStandby(primary, path.join(folder, "standby"));
  await asAdministrator(primary, async (client) => {
    await client.query("alter system set synchronous_standby_names = 'drill'");
    await client.query("select pg_reload_conf()");
  });
  const follows = await comesTrue(() => isSynchronous(primary), 20_000);
  if (!follows) throw new Error("the standby does not follow the primary");
  return {
    primary,
    standby,
    /** As when its machine loses power. */
    killPrimary(): void {
      end(primary.home, "SIGKILL");
    },
    /** `pg_ctl promote`, or this: the standby takes over and waits for nobody. */
    async promoteStandby(): Promise<void> {
      await asAdministrator(standby, async (client) => {
        await client.query("select pg_promote(true, 30)");
        await client.query("alter system reset synchronous_standby_names");
        await client.query("select pg_reload_conf()");
      });
    },
  };
}

async function startPrimary(folder: string): Promise<Server> {
  const home = homeIn(folder);
  await initialise(home, PASSWORD);
  appendFileSync(
    path.join(home.folder, "data/postgresql.auto.conf"),
    "wal_keep_size = '512MB'\nmax_connections = 200\n",
  );
  const server = await bringUp(home);
  await asAdministrator(server, (client) => client.query("create database party_school"));
  return server;
}

async function startStandby(primary: Server, folder: string): Promise<Server> {
  const home = homeIn(folder);
  const [from, to] = [path.join(primary.home.folder, "data"), path.join(home.folder, "data")];
  await asAdministrator(primary, async (client) => {
    await client.query("select pg_backup_start('drill', true)");
    cpSync(from, to, { recursive: true, filter: (file) => !isOnlyOfThePrimary(path.relative(from, file)) });
    mkdirSync(path.join(to, "pg_wal"), { mode: 0o700 });
    const { rows } = await client.query("select labelfile from pg_backup_stop(false)");
    writeFileSync(path.join(to, "backup_label"), rows[0].labelfile);
  });
  writeFileSync(path.join(to, "standby.signal"), "");
  const source = `host=127.0.0.1 port=${primary.port} user=postgres password=${PASSWORD} application_name=drill`;
  appendFileSync(path.join(to, "postgresql.auto.conf"), `primary_conninfo = '${source}'\n`);
  own(to, home.user);
  return bringUp(home);
}

/** What belongs to the running server and not to its data; the log of changes comes over the line. */
const isOnlyOfThePrimary = (file: string) => /^(postmaster\.(pid|opts)|pg_wal\/.*|pg_wal|pg_replslot\/.+)$/.test(file);

function homeIn(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const home = postgresHome(folder);
  // Also when this process is ended without being asked.
  process.once("exit", () => end(home, "SIGQUIT"));
  onStop(async () => {
    if (runningServer(path.join(home.folder, "data"))) await stopServer(home);
    rmSync(home.folder, { recursive: true, force: true });
  });
  return home;
}

function end(home: Server["home"], signal: NodeJS.Signals): void {
  const pid = runningServer(path.join(home.folder, "data"))?.pid;
  if (pid) process.kill(pid, signal);
}

async function bringUp(home: Server["home"]): Promise<Server> {
  const port = await startServer(home, { lastPort: 0, throwaway: false });
  return { home, port, url: `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/party_school` };
}

/** Under root the server runs as a user of its own, to whom the copy must belong. */
function own(folder: string, { uid, gid }: { uid?: number; gid?: number }): void {
  execFileSync("chmod", ["-R", "go-rwx", folder]);
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  execFileSync("chown", ["-R", `${uid}:${gid}`, folder]);
}

function asAdministrator<T>({ port }: Server, work: (client: Client) => Promise<T>): Promise<T> {
  return withClient(`postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, work);
}

function isSynchronous(primary: Server): Promise<boolean> {
  return asAdministrator(primary, async (client) => {
    const { rows } = await client.query("select sync_state from pg_stat_replication");
    return rows.some(({ sync_state }) => sync_state === "sync");
  });
}
