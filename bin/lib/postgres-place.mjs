import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { runningServer } from "./postgres.mjs";
import { say } from "./progress.mjs";
import { begin } from "./spawning.mjs";
import { writeWhole } from "./whole-file.mjs";

/**
 * Earlier versions put a database that its user could not reach elsewhere, and a pointer into the data folder. It is fetched into
 * the folder. The old one stays: a copy of the folder may point to it too, and neither may take it from the other.
 * @param {string} dataDir
 */
export async function bringHome(dataDir) {
  const pointer = join(dataDir, "postgres", "location");
  if (!existsSync(pointer)) return;
  const away = readFileSync(pointer, "utf8").trim();
  const data = join(dataDir, "postgres", "data");
  if (!existsSync(data)) {
    if (!existsSync(join(away, "data")))
      throw new Failure(`数据文件夹 ${dataDir} 的数据库应在 ${away}，但那里没有，没有启动。请从备份恢复。`);
    if (runningServer(join(away, "data")))
      throw new Failure(`数据文件夹 ${dataDir} 的数据库（${away}）正在运行，请先停止使用它的程序，再启动一次。`);
    say(`正在把数据库从 ${away} 移入数据文件夹…`);
    const unfinished = join(dataDir, "postgres", "data.unfinished");
    rmSync(unfinished, { recursive: true, force: true });
    await copy(join(away, "data"), unfinished);
    renameSync(unfinished, data);
    say(`数据库已在 ${data}。确认一切正常后，可以删除旧的 ${away}。`);
  }
  rmSync(pointer);
}

/**
 * Notes on which files the server is about to run.
 * @param {{ folder: string }} home
 */
export function noteStarted({ folder }) {
  writeWhole(join(folder, "running"), String(birthOf(folder)));
}

/**
 * Takes the note away: the files are at rest, and may be copied.
 * @param {{ folder: string }} home
 */
export function noteStopped({ folder }) {
  rmSync(join(folder, "running"), { force: true });
}

/**
 * Refuses files that were copied while a server wrote them: some are older than others, and PostgreSQL may not notice. After a
 * crash the note is there too, but the folder it was made on is still the same one.
 * @param {{ folder: string }} home
 */
export function requireNotCopiedLive({ folder }) {
  const note = join(folder, "running");
  if (!existsSync(note)) return;
  const [noted, birth] = [Number(readFileSync(note, "utf8")), birthOf(folder)];
  // Some file systems do not tell.
  if (!noted || !birth || noted === birth) return;
  throw new Failure(
    `数据文件夹里的数据库（${join(folder, "data")}）是在系统运行时复制的，可能不完整，没有启动。请停止原来的系统后重新复制，或从备份恢复。若它是断电后整个移来的，请删除文件 ${note} 再启动。`,
  );
}

/**
 * When the folder of the database was made: kept when it is moved, not when it is copied.
 * @param {string} folder
 */
function birthOf(folder) {
  return statSync(join(folder, "data")).birthtimeMs;
}

/**
 * Node's `cp` does not keep owners, `cp -a` does.
 * @param {string} from
 * @param {string} to
 */
async function copy(from, to) {
  const { code } = await begin("cp", ["-a", from, to], { stdio: "ignore" }).ended;
  if (code !== 0) throw new Failure(`数据库文件夹 ${from} 没能移到 ${to}，请检查磁盘空间。`);
}
