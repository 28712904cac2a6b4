import type { Client } from "pg";
import type { TestProject } from "vitest/node";
import { withClient } from "@/bin/lib/database.mjs";
import { applyMigrations } from "@/bin/lib/migrations.mjs";
import { startThrowawayDatabase } from "@/bin/lib/throwaway.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: string;
  }
}

/** One migrated database that every worker clones. `npm run check` brings the server, a bare `npx vitest` starts its own. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_SERVER;
  const own = given ? undefined : await startThrowawayDatabase();
  const server = given ?? own!.server;
  await withClient(`${server}/postgres`, async (client: Client) => {
    const { rows } = await client.query("select datname from pg_database where datname ~ '^(template_school|w_.*)$'");
    for (const { datname } of rows) await client.query(`drop database "${datname}"`);
    await client.query("create database template_school");
  });
  await applyMigrations(`${server}/template_school`);
  project.provide("databaseServer", server);
  return () => own?.stop();
}
