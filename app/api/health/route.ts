import { readdir } from "node:fs/promises";
import { connection } from "next/server";
import { askDatabase } from "@/lib/core/database-answers.mjs";
import { env } from "@/lib/core/env";
import { version } from "@/package.json";

const APPLIED = `SELECT "migration_name" AS "name" FROM "_prisma_migrations"
  WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;

/**
 * Whether the site can work: for monitors, load balancers and the start script. 503 names the part that cannot, within two
 * seconds, whatever the database does.
 */
export async function GET() {
  await connection();
  const parts = await databaseState();
  const healthy = parts.database === "reachable" && parts.migrations === "applied";
  return Response.json(
    { status: healthy ? "ok" : "error", ...parts, version },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

async function databaseState() {
  const ask = (sql: string) => askDatabase(env.DATABASE_URL, sql);
  const [answer, applied] = await Promise.all([ask("SELECT"), ask(APPLIED)]);
  return {
    database: answer ? "reachable" : "unreachable",
    migrations: applied ? await migrationState(applied.map(({ name }) => name)) : "unknown",
  };
}

/** Both ways: the database may be behind the program, or ahead of it after a return to an older one. */
async function migrationState(names: readonly unknown[]): Promise<"applied" | "pending" | "newer" | "unknown"> {
  try {
    const folders = await readdir("prisma/migrations", { withFileTypes: true });
    const applied = new Set(names);
    const wanted = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    if ([...applied].some((name) => !wanted.includes(String(name)))) return "newer";
    return wanted.every((name) => applied.has(name)) ? "applied" : "pending";
  } catch {
    return "unknown";
  }
}
