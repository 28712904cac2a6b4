import { spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { codeOf } from "./caught.mjs";

/**
 * @import { ChildProcess } from "node:child_process"
 * @typedef {{ code: number; signal: NodeJS.Signals | null; refusal?: string }} Ended
 */

/**
 * Begins a program and gives `{ child, ended }`; `ended` resolves to `{ code, signal, refusal }`. Where the machine begins none
 * (no memory, no numbers or handles left, the program replaced) `refusal` says why, the child has no number and says nothing.
 * That is a bad end like others: an unheard "error" would take this whole process down.
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {{ child: ChildProcess; ended: Promise<Ended> }}
 */
export function begin(program, args, options) {
  let child;
  try {
    child = spawn(program, args, options);
  } catch (error) {
    // Some reasons are told at once, and there is no child then. A mistake in the call is not one of them.
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return { child: withStreams(noChild()), ended: Promise.resolve(refused(error)) };
  }
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve) => {
    // Also when a living one could not be told something; its end is still to come.
    child.on("error", (error) => child.pid === undefined && resolve(refused(error)));
    child.once("close", (code, signal) => resolve({ code: code ?? 1, signal }));
  });
  return { child: child.pid === undefined ? withStreams(child) : child, ended };
}

/**
 * How something ended, for people.
 * @param {Ended} ended
 */
export function wordsOf({ code, signal, refusal }) {
  return refusal ? `没能运行：${refusal}` : (signal ?? `退出码 ${code}`);
}

/** @param {Error} error @returns {Ended} */
const refused = (error) => ({ code: 1, signal: null, refusal: codeOf(error) ?? error.message });

/** @returns {ChildProcess} */
const noChild = () => {
  const without = { pid: undefined, exitCode: 1, signalCode: null, kill: () => false };
  return /** @type {ChildProcess} */ (Object.assign(new EventEmitter(), without));
};

/**
 * Who listens to a child need not ask whether it came to be.
 * @param {ChildProcess} child
 */
function withStreams(child) {
  child.stdout ??= Readable.from([]);
  child.stderr ??= Readable.from([]);
  return child;
}

/**
 * As `spawn` takes variables: Next's types say that NODE_ENV is always among them.
 * @param {NodeJS.Dict<string>} env
 */
export const variables = (env) => /** @type {NodeJS.ProcessEnv} */ (env);
