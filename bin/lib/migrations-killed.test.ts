import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";
import { expect, inject, test } from "vitest";
import { withClient } from "./database.mjs";
import { applyMigrations, listMigrations } from "./migrations.mjs";

/** `KILLS=50 npx vitest run bin/lib/migrations-killed.test.ts` kills fifty. */
const KILLS = Number(process.env.KILLS || 6);
const server = inject("databaseServer");
const module = new URL("./migrations.mjs", import.meta.url).href;
const program = `
  const { applyMigrations } = await import(${JSON.stringify(module)});
  process.stdout.write("ready");
  await applyMigrations(process.env.DATABASE_URL);`;

/** Migrates in a process of its own and kills it so many milliseconds after it began; gives how long it lived. */
async function migrate(url: string, killAfter?: number): Promise<number> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, DATABASE_URL: url },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const began = performance.now();
  if (killAfter !== undefined) {
    await wait(killAfter);
    child.kill("SIGKILL");
  }
  await ended;
  return performance.now() - began;
}

async function inNewDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = `killed_${randomUUID().replaceAll("-", "")}`;
  const admin = (sql: string) => withClient(`${server}/postgres`, (client: Client) => client.query(sql));
  await admin(`create database ${name}`);
  return work(`${server}/${name}`).finally(() => admin(`drop database ${name} with (force)`));
}

test(
  "a start that is killed while it migrates, at whatever moment, is made good by the next one",
  async () => {
    const whole = await inNewDatabase((url) => migrate(url));
    const names = listMigrations().map(({ name }: { name: string }) => name);
    const reached = new Set<number>();
    for (let kill = 0; kill < KILLS; kill++) {
      await inNewDatabase(async (url) => {
        await migrate(url, Math.random() * whole);
        const now = await applyMigrations(url);
        reached.add(now.length);
        const noted = await withClient(url, (client: Client) =>
          client.query(
            "select migration_name as name from _prisma_migrations where finished_at is not null order by 1",
          ),
        );
        expect(noted.rows.map(({ name }: { name: string }) => name)).toEqual(names);
        expect(now).toEqual(names.slice(names.length - now.length));
      });
    }
    if (process.env.KILLS) console.warn(`${KILLS} kills within ${whole.toFixed(0)} ms; left to do: ${[...reached]}`);
  },
  20_000 + KILLS * 3000,
);
