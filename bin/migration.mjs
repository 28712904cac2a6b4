import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { startDatabase } from "./lib/database.mjs";
import { prepareDataDir, readEnvironment } from "./lib/environment.mjs";
import { Failure, main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { say } from "./lib/progress.mjs";
import { inRoot, root } from "./lib/root.mjs";
import { currentSchema, differenceOf } from "./lib/schema-engine.mjs";

/** @import { SchemaFile } from "./lib/schema-engine.mjs" */

/**
 * `npm run migration -- a_name`: drafts the SQL from the schema as it was committed with the last migration to the
 * schema as it is now. Prisma knows no CHECK, EXCLUDE or trigger: those are added by hand.
 */
await main(async () => {
  const name = process.argv[2];
  if (!/^[a-z0-9_]+$/.test(name ?? ""))
    throw new Failure("请给这次变更起个名字，例如：npm run migration -- add_classes");
  if (git("status", "--porcelain", "prisma/migrations")) throw new Failure("请先提交上一个迁移，再起草新的。");
  install({ withTools: true });
  const sql = await difference(schemaOfLastMigration(), currentSchema());
  if (!/^(CREATE|ALTER|DROP)/m.test(sql)) throw new Failure("数据模型没有变化，不需要新的迁移。");
  const folder = `prisma/migrations/${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
  mkdirSync(inRoot(folder), { recursive: true });
  writeFileSync(inRoot(folder, "migration.sql"), sql);
  say(`${folder}/migration.sql\n请手工补全：CHECK、EXCLUDE、部分唯一索引、触发器，并给每个约束命名。`);
});

function schemaOfLastMigration() {
  const commit = git("log", "-1", "--format=%H", "--", "prisma/migrations");
  if (!commit) return [];
  return git("ls-tree", "-r", "--name-only", commit, "prisma/schema.prisma", "prisma/models")
    .split("\n")
    .map((path) => ({ path, content: git("show", `${commit}:${path}`) }));
}

/** @param {SchemaFile[]} from @param {SchemaFile[]} to */
async function difference(from, to) {
  const { dataDir, databaseUrl, ownerUrl: given } = readEnvironment();
  prepareDataDir(dataDir);
  // The engine compares texts, but wants a connection before it does anything.
  const { ownerUrl } = await startDatabase({ dataDir, databaseUrl, ownerUrl: given });
  return differenceOf(ownerUrl, from, to);
}

/** @param {...string} args */
function git(...args) {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 }).trim();
}
