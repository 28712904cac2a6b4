import { readdir } from "node:fs/promises";
import { connection } from "next/server";
import { db } from "@/lib/core/db";
import { version } from "@/package.json";

/** Whether the site can work: for monitors, load balancers and the start script. 503 names the part that cannot. */
export async function GET() {
  await connection();
  const parts = { database: await databaseState(), migrations: await migrationState() };
  const healthy = parts.database === "reachable" && parts.migrations === "applied";
  return Response.json(
    { status: healthy ? "ok" : "error", ...parts, version },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

async function databaseState(): Promise<"reachable" | "unreachable"> {
  return db.$queryRaw`SELECT 1`.then(
    () => "reachable" as const,
    () => "unreachable" as const,
  );
}

/** Both ways: the database may be behind the program, or ahead of it after a return to an older one. */
async function migrationState(): Promise<"applied" | "pending" | "newer" | "unknown"> {
  try {
    const folders = await readdir("prisma/migrations", { withFileTypes: true });
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT "migration_name" AS "name" FROM "_prisma_migrations"
      WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
    const applied = new Set(rows.map(({ name }) => name));
    const wanted = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    if ([...applied].some((name) => !wanted.includes(name))) return "newer";
    return wanted.every((name) => applied.has(name)) ? "applied" : "pending";
  } catch {
    return "unknown";
  }
}
