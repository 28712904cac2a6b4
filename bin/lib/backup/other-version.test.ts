import { chmodSync, existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { initialise, startServer, stopServer } from "@/bin/lib/postgres.mjs";
import { postgresHome } from "@/bin/lib/postgres-home.mjs";
import { anEmptyDatabase, wholeDatabase } from "@/lib/testing/databases";
import { backUp } from "./make.mjs";
import { readBackup } from "./places.mjs";
import { restore } from "./restore.mjs";

const INSTALLED = "/usr/lib/postgresql";
const RELEASE = path.join(import.meta.dirname, "../../../prisma/releases/2-public-face");

/** Older ones that Debian installed beside ours, e.g. by `apt-get install postgresql-15`. */
const versions = existsSync(INSTALLED)
  ? readdirSync(INSTALLED).filter(
      (version) => Number(version) >= 15 && existsSync(path.join(INSTALLED, version, "bin/initdb")),
    )
  : [];

describe.skipIf(versions.length === 0).each(versions)("PostgreSQL %s", (version) => {
  let folder: string;
  let home: { folder: string; bin: string; user: object };
  let server: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "other-version-"));
    chmodSync(folder, 0o711);
    home = { ...postgresHome(folder), bin: path.join(INSTALLED, version, "bin") };
    await initialise(home, "secret");
    const port = await startServer(home, { lastPort: undefined, throwaway: true });
    server = `postgresql://postgres:secret@127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await stopServer(home);
    await rm(home.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });

  /** As an office rents one: its user owns the database and may nothing else. */
  async function aRentedDatabase(name: string): Promise<string> {
    await withClient(`${server}/postgres`, async (client: Client) => {
      await client.query(`create role ${name} login password 'rented'`);
      await client.query(`create database ${name} owner ${name}`);
    });
    return `${server.replace("postgres:secret", `${name}:rented`)}/${name}`;
  }

  test("takes a school from ours and gives it back, every row the same, without a superuser", async () => {
    const data = async (name: string) => {
      await mkdir(path.join(folder, name));
      return path.join(folder, name);
    };
    const ours = { databaseUrl: await anEmptyDatabase(), dataDir: await data("ours"), env: {} };
    await restore({ entries: readBackup(RELEASE), ...ours });
    const first = await backUp({ ...ours, kind: "manual" });

    const theirs = { databaseUrl: await aRentedDatabase("school"), dataDir: await data("theirs"), env: {} };
    await restore({ entries: readBackup(first.address), ...theirs });
    expect(await withClient(theirs.databaseUrl, serverVersion)).toBe(version);
    expect(await wholeDatabase(theirs.databaseUrl)).toEqual(await wholeDatabase(ours.databaseUrl));
    const second = await backUp({ ...theirs, kind: "manual" });

    const back = { databaseUrl: await anEmptyDatabase(), dataDir: await data("back"), env: {} };
    await restore({ entries: readBackup(second.address), ...back });
    expect(await wholeDatabase(back.databaseUrl)).toEqual(await wholeDatabase(ours.databaseUrl));
  });
});

async function serverVersion(client: Client): Promise<string> {
  const { rows } = await client.query("show server_version");
  return rows[0].server_version.split(".")[0];
}
