import type { Client } from "pg";
import type { TestProject } from "vitest/node";
import { withClient } from "@/bin/lib/database.mjs";
import { applyMigrations } from "@/bin/lib/migrations.mjs";
import { giveRights } from "@/bin/lib/rights.mjs";
import { startThrowawayDatabase } from "@/bin/lib/throwaway.mjs";
import { type DatabaseUrls, ownerOf, urlsAt } from "./database-urls";

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's address without the name of a database. */
    databaseServer: string;
    /** The database that is cloned, as its accounts reach it. */
    databases: DatabaseUrls;
  }
}

/** One migrated database that every worker clones. `npm run check` brings the server, a bare `npx vitest` starts its own. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASES;
  const own = given ? undefined : await startThrowawayDatabase();
  const databases: DatabaseUrls = given ? JSON.parse(given) : own;
  await withClient(urlsAt(databases, "postgres").superUrl, async (client: Client) => {
    const { rows } = await client.query("select datname from pg_database where datname ~ '^(template_school|w_.*)$'");
    for (const { datname } of rows) await client.query(`drop database "${datname}"`);
    await client.query(`create database template_school owner ${ownerOf(databases)}`);
  });
  const template = urlsAt(databases, "template_school");
  await applyMigrations(template.ownerUrl);
  await giveRights(template);
  const { superUrl } = databases;
  project.provide("databaseServer", superUrl.slice(0, superUrl.lastIndexOf("/")));
  project.provide("databases", template);
  return () => own?.stop();
}
