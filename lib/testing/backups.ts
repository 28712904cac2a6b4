import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Client } from "pg";
import { backUp } from "@/bin/lib/backup/make.mjs";
import { readBackup } from "@/bin/lib/backup/places.mjs";
import { restore } from "@/bin/lib/backup/restore.mjs";
import { withClient } from "@/bin/lib/database.mjs";
import { record, SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { contentPath } from "@/lib/files/folders";
import { anAppointment } from "./appointments";
import { anEmptyDatabase } from "./databases";
import { aStoredFile } from "./files";

/** The test's own school, in its database and its DATA_DIR, which it sets before it imports this. */
export const dataDir = process.env.DATA_DIR!;
export const databaseUrl = process.env.DATABASE_URL!;
export const identity = randomUUID();

export const PASSPHRASE = "一条够长的备份口令，不要写在电脑上";

/** Records of every sort, a secret, and files from none to some megabytes. */
export async function loadSchool(): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(path.join(dataDir, "identity"), `${identity}\n`);
  await withClient(databaseUrl, async (client: Client) => {
    await client.query(`insert into "Installation" (id, identity) values (1, $1)`, [identity]);
  });
  await writeFile(path.join(dataDir, "auth-secret"), "the-secret-of-this-school");
  await db.$transaction(async (tx) => {
    for (let index = 0; index < 5; index++) await anAppointment(tx);
    await record(tx, SYSTEM, "school.loaded", { type: "school", id: null, label: "党校\t\\N\n“引号”\u{1F600}" });
  });
  for (let index = 0; index < 8; index++) await anUploadedFile();
  await anUploadedFile(Buffer.alloc(0));
  await anUploadedFile(randomBytes(3_000_000));
}

/** Removes its folder. */
export const removeSchool = () => rm(dataDir, { recursive: true, force: true });

/** A file in the store with its row. */
export async function anUploadedFile(content: Buffer = randomBytes(20_000)) {
  const file = await db.$transaction((tx) =>
    aStoredFile(tx, { kind: "DOCUMENT", key: randomBytes(32).toString("base64url") }),
  );
  await mkdir(path.join(dataDir, "files", file.key), { recursive: true });
  await writeFile(path.join(dataDir, "files", contentPath(file.key)), content);
  return file;
}

export type Environment = Record<string, string>;

/** Each at a second of its own, which names it. */
let second = 0;

/** A backup of the school, with these settings. */
export const saveSchool = (env: Environment) =>
  backUp({ databaseUrl, dataDir, env, kind: "manual", now: new Date(Date.UTC(2026, 0, 1) + second++ * 1000) });

/** Restored into a new database and a new data folder below this one. */
export async function bringBackInto(
  folder: string,
  address: string,
  { passphrase, env = {} }: { passphrase?: string; env?: Environment } = {},
) {
  const target = {
    databaseUrl: await anEmptyDatabase(),
    dataDir: path.join(folder, `data-${randomBytes(4).toString("hex")}`),
  };
  await mkdir(target.dataDir);
  const counts = await restore({ entries: readBackup(address, passphrase), env, ...target });
  return { ...target, ...counts };
}

export const digestOf = (content: Buffer) => createHash("sha256").update(content).digest("hex");

/** The digest of every file, by its path. */
export async function filesIn(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.relative(root, file)] = digestOf(await readFile(file));
  }
  return found;
}
