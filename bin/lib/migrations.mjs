import { existsSync, readdirSync, readFileSync } from "node:fs";
import { withClient } from "./database.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";
import { withSchemaEngine } from "./schema-engine.mjs";

/** Any number, the same for all who migrate: two starts at once must not run one migration twice. */
const lock = 20260101;
const filters = { externalTables: [], externalEnums: [] };

/** Brings a database up to prisma/migrations and gives the names of what was applied now. */
export async function applyMigrations(databaseUrl) {
  return withClient(databaseUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [lock]);
    await forgetInterrupted(client);
    try {
      return await withSchemaEngine(databaseUrl, async (engine) => {
        const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: listMigrations(), filters });
        return appliedMigrationNames;
      });
    } catch (error) {
      throw Object.assign(new Failure("数据库结构没有升级成功，数据保持原样，请把以上信息交给维护人员。"), {
        output: error.message,
      });
    }
  });
}

/** A migration runs as a whole or not at all, so one that began and did not finish may simply be tried again. */
async function forgetInterrupted(client) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') as found");
  if (!rows[0].found) return;
  await client.query(
    "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
  );
}

function listMigrations() {
  const baseDir = inRoot("prisma/migrations");
  const lockfile = inRoot("prisma/migrations/migration_lock.toml");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(baseDir).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(`${baseDir}/${name}/migration.sql`, "utf8") },
      },
    })),
  };
}

function migrationNames(baseDir) {
  if (!existsSync(baseDir)) return [];
  return readdirSync(baseDir)
    .filter((name) => existsSync(`${baseDir}/${name}/migration.sql`))
    .sort();
}
