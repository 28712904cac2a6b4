import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";
import { isStopping, onStop } from "./shutdown.mjs";
import { begin, variables, wordsOf } from "./spawning.mjs";

/**
 * @typedef {Omit<import("node:child_process").SpawnOptions, "stdio" | "env"> & {
 *   stdio?: "pipe" | "inherit" | "ignore";
 *   env?: Record<string, string | undefined>;
 * }} Options
 */

const never = new Promise(() => {});

/**
 * Starts a Node process of ours in a session of its own: Ctrl-C in the terminal reaches only us, and we decide the
 * order. It ends when we end, also when we were killed (follow-parent.mjs). Options are those of `spawn`, `env` is added to ours.
 * Gives `{ child, ended, how }`: the exit code, and the end in words. One that could not be begun has ended badly.
 * @param {string[]} args
 * @param {Options} [options]
 */
export function startNode(args, options = {}) {
  const { stdio = "pipe", env, ...rest } = options;
  const follow = new URL("./follow-parent.mjs", import.meta.url).href;
  // Prisma's adapter uses pg in a way that pg 9 will refuse; both are pinned, and a clerk can do nothing about it.
  const { child, ended: over } = begin(process.execPath, ["--no-deprecation", "--import", follow, ...args], {
    cwd: root,
    detached: process.platform !== "win32",
    stdio: ["ignore", stdio, stdio, "ipc"],
    env: variables({ ...process.env, ...env, FOLLOW_PARENT: "1" }),
    ...rest,
  });
  const forget = onStop(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await over;
    clearTimeout(patience);
  });
  // A site that is begun again and again must not be remembered each time.
  const end = over.then((how) => {
    forget();
    return how;
  });
  return { child, ended: end.then(({ code }) => code), how: end.then(wordsOf) };
}

/**
 * Runs a Node process to its end and gives `{ code, output }`; what it says is kept, not shown.
 * @param {string[]} args
 * @param {Options} [options]
 */
export async function runNode(args, options) {
  const { child, ended, how } = startNode(args, options);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const code = await ended;
  if (isStopping()) await never;
  return { code, output: child.pid === undefined ? await how : output };
}

/**
 * Like `runNode`, but a bad end is a Failure with this sentence and everything the process said.
 * @param {string} sentence
 * @param {string[]} args
 * @param {Options} [options]
 */
export async function needNode(sentence, args, options) {
  const { code, output } = await runNode(args, options);
  if (code !== 0) throw Object.assign(new Failure(sentence), { output });
  return output;
}
