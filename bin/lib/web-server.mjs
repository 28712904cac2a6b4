import { setTimeout as wait } from "node:timers/promises";
import { BANNER } from "../../server/next-facts.mjs";
import { startNode } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { programOf } from "./packages.mjs";
import { say } from "./progress.mjs";
import { inRoot } from "./root.mjs";
import { isStopping } from "./shutdown.mjs";

/**
 * @typedef {{ host: string; port: number; env: Record<string, string | undefined> }} Options
 * @typedef {object} Begun
 * @property {number | undefined} pid
 * @property {Promise<string>} ended how it ended, in words
 * @property {() => boolean} stop
 * @property {() => string} lastWords
 * @typedef {object} How
 * @property {() => boolean} [hasRoom]
 * @property {(options: Options) => Begun} [begin]
 * @property {number} [pause]
 * @property {number} [tries]
 * @property {number} [patience]
 */

const never = new Promise(() => {});

/**
 * Office computers have little memory. Left alone, V8 lets garbage of requests pile up to 48 MB before it looks, and glibc
 * keeps a store of freed memory for every thread: together a quarter of what the server holds.
 */
const THRIFT = {
  args: ["--max-semi-space-size=4", "--max-old-space-size=384"],
  env: { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072" },
};

/** In milliseconds, the first pause before it is tried again and the longest; and how often one that dies at once is tried. */
const [PAUSE, LONGEST, TRIES] = [1000, 30_000, 5];
/** How long until the first answer, in milliseconds. */
const PATIENCE = 120_000;
/** How long one answer may take. */
const ANSWER = 30_000;

/**
 * The built site, for everybody, when it answers. One that dies before is begun again after a pause that doubles; one that never
 * answers is a Failure with its last words. As long as the disk is full it is tried without an end. `begin` begins one.
 * @param {Options} options
 * @param {How} [how]
 */
export async function startSite(
  options,
  { hasRoom = () => true, begin = beginAgain, pause = PAUSE, tries = TRIES, patience = PATIENCE } = {},
) {
  for (let tried = 0; ; ) {
    const begun = begin(options);
    const death = await untilHealthy(begun, options, patience);
    if (!death) return begun;
    const isFull = !hasRoom();
    if (!isFull) tried += 1;
    if (tried === tries) throw new Failure(notStarted(`连续 ${tries} 次都没有启动成功`, death, begun));
    const delay = Math.min(pause * 2 ** Math.max(tried - 1, 0), LONGEST);
    say(`网站还没有启动就停止了（${isFull ? "磁盘已满" : death}），${Math.ceil(delay / 1000)} 秒后重新启动…`);
    await wait(delay);
    if (isStopping()) await never;
  }
}

/**
 * The same without waiting until it answers: its database may be away too. Gives `{ pid, ended, stop, lastWords }`.
 * @param {Options} options
 * @returns {Begun}
 */
export function beginAgain({ host, port, env }) {
  const args = [...THRIFT.args, inRoot("server/serve.mjs")];
  return beginProgram(args, { host, port, env: { ...THRIFT.env, ...env, NODE_ENV: "production" } });
}

/**
 * Pages made anew from every saved file, for who writes them.
 * @param {Options} options
 */
export function startDevelopment({ host, port, env }) {
  const args = [programOf("next"), "dev", "-H", host, "-p", String(port)];
  return answering(beginProgram(args, { host, port, env: { ...env, NODE_ENV: "development" } }), { host, port });
}

/** @param {Begun} begun @param {Pick<Options, "host" | "port">} options */
async function answering(begun, options) {
  const death = await untilHealthy(begun, options);
  if (death) throw new Failure(notStarted("没有启动成功", death, begun));
  return begun;
}

/**
 * Begins any program of Node as the server.
 * @param {string[]} args
 * @param {Options} options
 * @returns {Begun}
 */
export function beginProgram(args, { host, port, env }) {
  const { child, how } = startNode(args, {
    env: { ...env, HOST: host, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
  });
  /** @type {string[]} */
  const said = [];
  const hear = (/** @type {string} */ line) => {
    said.push(line);
    if (said.length > LAST_LINES) said.shift();
  };
  passOn(child.stdout, process.stdout, hear);
  passOn(child.stderr, process.stderr, hear);
  return { pid: child.pid, ended: how, stop: () => child.kill("SIGTERM"), lastWords: () => said.join("\n") };
}

/** Enough for a message with the beginning of its stack. */
const LAST_LINES = 8;

/** @param {string} what @param {string} death @param {Begun} begun */
function notStarted(what, death, begun) {
  const words = begun.lastWords();
  return `网站${what}（${death}），请把以上信息交给维护人员。${words && `它最后说：\n${words}`}`;
}

/**
 * Resolves when the health page answers, to undefined; or else to how the server ended.
 * @param {Begun} begun
 * @param {Pick<Options, "host" | "port">} options
 * @param {number} [patience]
 * @returns {Promise<string | undefined>}
 */
async function untilHealthy(begun, { host, port }, patience = PATIENCE) {
  let death;
  begun.ended.then((how) => {
    death = how;
  });
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const health = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/api/health`;
  const until = Date.now() + patience;
  // Another's server may answer at this address when ours is dead.
  while (!(await isHealthy(health, Math.min(patience, ANSWER))) || death) {
    if (isStopping()) await never;
    if (death) return death;
    if (Date.now() > until) throw new Failure(notStarted("没有启动成功", "两分钟都没有回应", begun));
    await wait(100);
  }
  return undefined;
}

/** @param {string} url @param {number} patience */
async function isHealthy(url, patience) {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(patience) });
    return status === 200;
  } catch {
    return false;
  }
}

/**
 * @param {import("node:stream").Readable | null} from
 * @param {NodeJS.WriteStream} to
 * @param {(line: string) => void} hear
 */
function passOn(from, to, hear) {
  let rest = "";
  from?.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    // Our own lines say what a person needs to know.
    for (const line of lines.filter((each) => !BANNER.test(each))) {
      to.write(`${line}\n`);
      hear(line);
    }
  });
}
