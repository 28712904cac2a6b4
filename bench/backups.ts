import { execFileSync, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import copies from "pg-copy-streams";
import { withClient } from "@/bin/lib/database.mjs";
import { applyMigrations } from "@/bin/lib/migrations.mjs";
import type { Figure } from "./support/figure";
import { fillLecturers } from "./support/many-lecturers";
import { watchPeakMemory } from "./support/peak-memory";
import type { Site } from "./support/site";
import { median, milliseconds } from "./support/statistics";

const LECTURERS = 20_000;
const APPOINTMENTS = 80_000;
const FILES = 1000;
const BYTES_EACH = 2 << 20;
const ROUNDS = 3;
/** Those that are filled, each after those it speaks of. */
const TABLES = [
  "Organization",
  "Person",
  "Lecturer",
  "AppointmentProposal",
  "Appointment",
  "AppointmentCandidate",
  "StoredFile",
];

/**
 * What it costs to save and to bring back 100,000 records and 2 GB of files, each as the whole command: against copying the same
 * bytes with `cp`, flushed to the disk, and the same rows by COPY into files, or from one database to another.
 */
export async function run({ databaseUrl, superUrl }: Pick<Site, "databaseUrl" | "superUrl">): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "backups-bench-"));
  const owner = new URL(databaseUrl);
  const made: string[] = [];
  const aDatabase = async () => {
    const name = `bench_${randomUUID().replaceAll("-", "")}`;
    await withClient(superUrl, (client: Client) => client.query(`create database ${name} owner ${owner.username}`));
    made.push(name);
    return Object.assign(new URL(owner), { pathname: name }).href;
  };
  try {
    const source = await aDatabase();
    const data = path.join(folder, "data");
    await fill(source, data);
    const rounds: { save: Run; copyOut: number; bringBack: Run; copyIn: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [to, restored, copied] = ["to", "restored", "copied"].map((name) => path.join(folder, name)) as [
        string,
        string,
        string,
      ];
      const copyOut = await milliseconds(async () => {
        await copyFiles(data, copied);
        await rowsToFiles(source, copied);
      });
      rmSync(copied, { recursive: true });
      const save = await command("bin/backup.mjs", [], { DATABASE_URL: source, DATA_DIR: data, BACKUP_TO: to });
      const [rows, ready] = [await aDatabase(), await aDatabase()];
      await applyMigrations(rows);
      const copyIn = await milliseconds(async () => {
        await copyFiles(data, copied);
        await copyRows(source, rows);
      });
      const backup = path.join(to, readdirSync(to)[0]!);
      const bringBack = await command("bin/restore.mjs", [backup], { DATABASE_URL: ready, DATA_DIR: restored });
      for (const done of [to, restored, copied]) rmSync(done, { recursive: true });
      rounds.push({ save, copyOut, bringBack, copyIn });
    }
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    const peak = Math.max(...rounds.flatMap(({ save, bringBack }) => [save.peak, bringBack.peak]));
    return [
      {
        name: "a backup of 100,000 records and 2 GB of files, read back, against copying them",
        measured: median(rounds.map(({ save, copyOut }) => save.took / copyOut)),
        limit: 2,
        better: "lower",
        details: `each round: ${rounds.map(({ save, copyOut }) => `${seconds(save.took)}/${seconds(copyOut)} s`).join(", ")}`,
      },
      {
        name: "the same brought back, against copying them",
        measured: median(rounds.map(({ bringBack, copyIn }) => bringBack.took / copyIn)),
        limit: 2,
        better: "lower",
        details: `each round: ${rounds.map(({ bringBack, copyIn }) => `${seconds(bringBack.took)}/${seconds(copyIn)} s`).join(", ")}`,
      },
      {
        name: "peak memory of saving and bringing back",
        measured: peak,
        unit: "MB",
        limit: null,
        better: "lower",
        details: "the command's own process",
      },
    ];
  } finally {
    await withClient(superUrl, async (client: Client) => {
      for (const name of made) await client.query(`drop database ${name} with (force)`);
    });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(databaseUrl: string, data: string): Promise<void> {
  await applyMigrations(databaseUrl);
  await withClient(databaseUrl, async (client: Client) => {
    await fillLecturers(client, LECTURERS, APPOINTMENTS);
    for (let number = 0; number < FILES; number++) {
      const key = randomBytes(32).toString("base64url");
      await client.query(
        `insert into "StoredFile" (key, kind, "mediaType", bytes, sha256) values ($1, 'DOCUMENT', 'application/pdf', $2, $3)`,
        [key, BYTES_EACH, randomBytes(32).toString("hex")],
      );
      mkdirSync(path.join(data, "files", key), { recursive: true });
      writeFileSync(path.join(data, "files", key, "content"), randomBytes(BYTES_EACH));
    }
  });
  execFileSync("sync");
}

type Run = { took: number; peak: number };

async function command(script: string, args: string[], env: Record<string, string>): Promise<Run> {
  let peak = 0;
  const took = await milliseconds(async () => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const look = watchPeakMemory(child.pid!) ?? (() => Number.NaN);
    const timer = setInterval(() => {
      peak = Math.max(peak, look());
    }, 50);
    const code = await new Promise((resolve) => child.once("close", resolve));
    clearInterval(timer);
    if (code !== 0) throw new Error(`${script} ended with ${code}`);
  });
  return { took, peak };
}

/** As a careful person does by hand: a copy counts when it is on the disk. */
async function copyFiles(from: string, to: string): Promise<void> {
  execFileSync("cp", ["-r", from, to]);
  execFileSync("sync", ["--file-system", to]);
}

async function rowsToFiles(from: string, to: string): Promise<void> {
  await withClient(from, async (source: Client) => {
    for (const table of TABLES)
      await pipeline(
        source.query(copies.to(`copy "${table}" to stdout`)),
        createWriteStream(path.join(to, table), { flush: true }),
      );
  });
}

async function copyRows(from: string, to: string): Promise<void> {
  await withClient(from, (source: Client) =>
    withClient(to, async (target: Client) => {
      await target.query("begin");
      for (const table of TABLES) {
        await pipeline(
          source.query(copies.to(`copy "${table}" to stdout`)),
          target.query(copies.from(`copy "${table}" from stdin`)),
        );
      }
      await target.query("commit");
    }),
  );
}
