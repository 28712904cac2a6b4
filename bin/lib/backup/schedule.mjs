import { AWAY_CODE, AWAY_WORDS_OF_PG } from "../../../lib/core/away-codes.mjs";
import { codeOf, messageOf, stackOf } from "../caught.mjs";
import { startNode } from "../children.mjs";
import { Failure } from "../failure.mjs";
import { inRoot } from "../root.mjs";
import { isStopping } from "../shutdown.mjs";
import { isBackupDue } from "./daily.mjs";
import { noteLost } from "./note.mjs";

/** @typedef {{ databaseUrl: () => string; dataDir: string }} School */

const OFTEN = 5 * 60_000;
/** After a failure, so that a full disk is tried again when there is room, without a failure noted every five minutes. */
const LATER = 60 * 60_000;
/** Visitors first: the site has just started. */
const FIRST = 60_000;

/**
 * Sees to the daily backup as long as this process lives. It is made by a process of its own: what it needs of memory is given
 * back, and should it fall over, the site does not. `databaseUrl` is asked each time: an embedded database that was brought up
 * anew may have another port.
 * @param {School} school
 */
export function keepDailyBackups(school) {
  const daily = dailyBackups(school);
  const look = async () => {
    if (!isStopping()) setTimeout(look, await daily()).unref();
  };
  setTimeout(look, FIRST).unref();
}

/**
 * A function that makes the day's backup when it is due and gives the milliseconds until it should be called again. A failure is
 * printed, and stands in the database for the administrator's desk even if the program that made the backup could not note it;
 * while the database is away it is kept here. `program` makes the backup.
 * @param {School & { env?: NodeJS.Dict<string>; program?: string[] }} school
 */
export function dailyBackups({
  databaseUrl,
  dataDir,
  env = process.env,
  program = [inRoot("bin/backup.mjs"), "--daily"],
}) {
  /** @type {import("./note.mjs").Lost | undefined} */
  let lost;
  const tell = async () => {
    if (lost) await noteLost(databaseUrl(), lost);
    lost = undefined;
  };
  /** @type {string | undefined} */
  let said;
  return async () => {
    try {
      await tell();
      const isDue = await isBackupDue(databaseUrl(), env, new Date());
      said = undefined;
      if (!isDue) return OFTEN;
    } catch (error) {
      // Looked up every five minutes, told once as long as it is the same.
      const sentence = whyUnknown(error);
      if (sentence !== said) process.stderr.write(`暂时查不到每日备份该不该做：${sentence}\n`);
      said = sentence;
      return OFTEN;
    }
    const startedAt = new Date();
    const failure = await run(program, { ...env, DATABASE_URL: databaseUrl(), DATA_DIR: dataDir });
    if (!failure || isStopping()) return OFTEN;
    warn(failure);
    lost = { kind: "daily", startedAt, failure };
    return tell().then(
      () => LATER,
      () => OFTEN,
    );
  };
}

/** @param {unknown} error */
function whyUnknown(error) {
  if (isAway(error)) return "数据库没有回应。数据库恢复后会自动继续。";
  return error instanceof Failure ? error.message : stackOf(error);
}

/**
 * `timeout expired` is what a connection of its own says.
 * @param {unknown} error
 */
function isAway(error) {
  const words = messageOf(error);
  return AWAY_CODE.test(codeOf(error) ?? "") || AWAY_WORDS_OF_PG.test(words) || words.startsWith("timeout expired");
}

/** @param {string} sentence */
const warn = (sentence) => process.stderr.write(`每日备份没有做成：${sentence}\n`);

/**
 * The sentence it failed with, or undefined.
 * @param {string[]} program
 * @param {NodeJS.Dict<string>} env
 */
async function run(program, env) {
  const { child, ended, how } = startNode(program, { env });
  let last = "";
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    last = (last + text).slice(-2000);
    process.stderr.write(text);
  });
  if ((await ended) === 0) return undefined;
  const line = last.trimEnd().split("\n").at(-1) ?? "";
  // A sentence of ours; the rest are for programmers.
  if (line.endsWith("。")) return line;
  return `备份程序意外结束（${await how}），详情见服务器日志。`;
}
