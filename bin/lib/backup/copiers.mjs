import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { onStop } from "../shutdown.mjs";

/**
 * @import { Measured } from "./entries.mjs"
 * @typedef {Pick<Pool, "copy" | "digest">} Copiers
 */

const COPIERS = Math.min(4, Math.max(2, availableParallelism()));

/**
 * Works with some threads that copy and read files side by side, and lets them go. They begin with the first file. `copy(from, to, onCopied)`
 * and `digest(file)` wait until a thread is free and give `{ done }`, a promise of what the file holds: `{ bytes, sha256 }`.
 * @template Result
 * @param {(copiers: Copiers) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withCopiers(work) {
  const copiers = new Pool();
  // What is being written is removed when all is stopped, by who began before this.
  const forget = onStop(() => copiers.letGo());
  try {
    return await work(copiers);
  } finally {
    await copiers.letGo();
    forget();
  }
}

class Pool {
  /** @type {Worker[]} */
  #all = [];
  /** @type {Worker[]} */
  #free = [];
  /** @type {{ resolve: (copier: Worker) => void; reject: (error: unknown) => void }[]} */
  #waiting = [];
  /** @type {Map<number, { resolve: (measured: Measured) => void; reject: (error: unknown) => void }>} */
  #under = new Map();
  /** @type {Error | null} */
  #failure = null;
  #count = 0;

  /** @param {string} from @param {string} to @param {(measured: Measured) => void} [onCopied] */
  copy = (from, to, onCopied) => this.#give({ from, to }, onCopied);
  /** @param {string} from */
  digest = (from) => this.#give({ from });

  /** @param {{ from: string; to?: string }} job @param {(measured: Measured) => void} [onDone] */
  async #give(job, onDone = () => {}) {
    const copier = await this.#take();
    const id = ++this.#count;
    /** @type {Promise<Measured>} */
    const done = new Promise((resolve, reject) => this.#under.set(id, { resolve, reject }));
    // A failure is told to whoever awaits it; until then nobody need listen.
    done.then(onDone, () => {});
    copier.postMessage({ id, ...job });
    return { done };
  }

  /** @returns {Promise<Worker> | Worker} */
  #take() {
    if (this.#failure) throw this.#failure;
    if (this.#all.length < COPIERS && this.#free.length === 0) this.#begin();
    const copier = this.#free.pop();
    return copier ?? new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #begin() {
    const copier = new Worker(new URL("./file-copier.mjs", import.meta.url));
    copier.on("message", ({ id, measured, refusal }) => {
      const job = this.#under.get(id);
      this.#under.delete(id);
      if (refusal) job?.reject(Object.assign(new Error(refusal.message), refusal));
      else job?.resolve(measured);
      const next = this.#waiting.shift();
      if (next) next.resolve(copier);
      else this.#free.push(copier);
    });
    copier.once("error", (error) => this.#fail(error));
    copier.once("exit", () => this.#fail(new Error("a thread that copies files ended")));
    this.#all.push(copier);
    this.#free.push(copier);
  }

  /**
   * Nobody waits for a thread that is gone.
   * @param {Error} error
   */
  #fail(error) {
    this.#failure ??= error;
    for (const { reject } of [...this.#under.values(), ...this.#waiting.splice(0)]) reject(this.#failure);
    this.#under.clear();
  }

  /** Also in the middle of a file: what has been written is then of no use to anybody. */
  async letGo() {
    this.#fail(new Error("the threads that copy files were let go"));
    await Promise.all(this.#all.map((copier) => copier.terminate()));
  }
}
