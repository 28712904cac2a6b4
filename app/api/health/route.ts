import { readdir } from "node:fs/promises";
import { connection } from "next/server";
import { askDatabase } from "@/lib/core/database-answers.mjs";
import { diskState } from "@/lib/core/disk";
import { env } from "@/lib/core/env";
import { dataFolder } from "@/lib/core/storage";
import { version } from "@/package.json";

const APPLIED = `SELECT "migration_name" AS "name" FROM "_prisma_migrations"
  WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;

/**
 * Whether the site can work: for monitors, load balancers and the start script. 503 names the part that cannot, within two
 * seconds, whatever the database does. With a full disk the site can still be read: 200, but `status` is no longer "ok".
 */
export async function GET(request: Request) {
  await connection();
  const parts = { ...(await databaseState()), disk: await diskState() };
  const healthy = parts.database === "reachable" && parts.migrations === "applied";
  return Response.json(
    { status: wordFor(healthy, parts.disk), ...parts, version, ...places(request) },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

function wordFor(healthy: boolean, disk: string): "ok" | "degraded" | "error" {
  if (!healthy) return "error";
  return disk === "full" ? "degraded" : "ok";
}

/** Where the data really is, for whoever asks on this machine itself. */
function places({ headers }: Request): { databasePlace?: string; dataFolder?: string } {
  if (headers.get("x-from-this-machine") !== "1") return {};
  return { databasePlace: env.DATABASE_PLACE, dataFolder: dataFolder() };
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
