import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { inject } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { type DatabaseUrls, ownerOf, urlsAt } from "./database-urls";

/** The worker's own database as its accounts reach it. Its owner may do what the site may not. */
export function ownDatabase(): DatabaseUrls {
  return urlsAt(inject("databases"), new URL(process.env.DATABASE_URL!).pathname.slice(1));
}

/** The owner's address of a new database beside the worker's own, with nothing in it. */
export async function anEmptyDatabase(): Promise<string> {
  const databases = inject("databases");
  const name = `w_${randomUUID().replaceAll("-", "")}`;
  await withClient(databases.superUrl, (client: Client) =>
    client.query(`create database ${name} owner ${ownerOf(databases)}`),
  );
  return urlsAt(databases, name).ownerUrl;
}

/** Every row of every table, as PostgreSQL writes it, by table and in order; and where every sequence stands. */
export function wholeDatabase(databaseUrl: string): Promise<Record<string, string[]>> {
  return withClient(databaseUrl, async (client: Client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname !~ '^pg_' and schemaname <> 'information_schema' and tablename <> '_prisma_migrations' order by 1`,
    );
    const whole: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} as t order by 1`);
      whole[name] = rows.map(({ row }) => row);
    }
    const { rows } = await client.query<{ sequencename: string; last_value: string | null }>(
      "select sequencename, last_value::text from pg_sequences order by 1",
    );
    whole.sequences = rows.map(({ sequencename, last_value }) => `${sequencename} ${last_value}`);
    return whole;
  });
}
