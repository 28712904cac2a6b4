import { accessSync, constants, lstatSync, mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "./failure.mjs";
import { inRoot } from "./root.mjs";
import { noFile } from "./secret.mjs";

/** What may be set from outside: PORT, HOST, DATA_DIR, DATABASE_URL, MIGRATION_DATABASE_URL. Refuses what cannot work, in one sentence. */
export function readEnvironment() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Failure(`端口 PORT=${process.env.PORT} 不正确，请填 1 到 65535 之间的整数。`);
  }
  return {
    port,
    // All addresses by default: colleagues' computers and phones in the office reach it too.
    host: process.env.HOST || "0.0.0.0",
    dataDir: process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : inRoot("data"),
    databaseUrl: process.env.DATABASE_URL || undefined,
    /** The account that owns the tables, where DATABASE_URL's is not to. */
    ownerUrl: process.env.MIGRATION_DATABASE_URL || undefined,
  };
}

/**
 * Makes the data folder if need be. Others may pass through (the database's own user does) but not look around.
 * @param {string} dataDir
 */
export function prepareDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Failure(`数据文件夹 ${dataDir} 无法写入，请检查它的权限，或用 DATA_DIR 另指定一个文件夹。`);
  }
  requireKinds(dataDir);
  if (process.env.SHARED_DIR) requireKinds(resolve(process.env.SHARED_DIR));
}

/**
 * Found now, not when the first file is uploaded.
 * @param {string} folder
 */
function requireKinds(folder) {
  for (const name of FILES) {
    const file = join(folder, name);
    if (isThere(file) && !statSync(file, QUIET)?.isFile()) throw new Failure(noFile(file));
  }
  for (const name of FOLDERS) {
    const inside = join(folder, name);
    if (isThere(inside) && !statSync(inside, QUIET)?.isDirectory())
      throw new Failure(`${inside} 应该是一个文件夹，现在却不是，没有启动。请把它移走或改名，再试一次。`);
  }
}

const FILES = ["auth-secret", "identity", "identity.new", "in-use", "in-use.turn", "restoring"];
const FOLDERS = ["files", "letter-batches", "postgres", "uploads"];
const QUIET = { throwIfNoEntry: false };
/**
 * Also a link that leads nowhere.
 * @param {string} file
 */
const isThere = (file) => lstatSync(file, QUIET) !== undefined;
