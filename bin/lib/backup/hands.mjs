import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

const HANDS = Math.min(4, Math.max(2, availableParallelism()));

/**
 * Works with some threads that copy and read files side by side, and lets them go. They begin with the first file. `copy(from, to, onCopied)`
 * and `digest(file)` wait until a thread is free and give `{ done }`, a promise of what the file holds: `{ bytes, sha256 }`.
 */
export async function withHands(work) {
  const hands = new Hands();
  try {
    return await work(hands);
  } finally {
    await hands.letGo();
  }
}

class Hands {
  #all = [];
  #free = [];
  #waiting = [];
  #under = new Map();
  #failure = null;
  #count = 0;

  copy = (from, to, onCopied) => this.#give({ from, to }, onCopied);
  digest = (from) => this.#give({ from });

  async #give(job, onDone = () => {}) {
    const hand = await this.#take();
    const id = ++this.#count;
    const done = new Promise((resolve, reject) => this.#under.set(id, { resolve, reject }));
    // A failure is told to whoever awaits it; until then nobody need listen.
    done.then(onDone, () => {});
    hand.postMessage({ id, ...job });
    return { done };
  }

  #take() {
    if (this.#failure) throw this.#failure;
    if (this.#all.length < HANDS && this.#free.length === 0) this.#begin();
    const hand = this.#free.pop();
    return hand ?? new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #begin() {
    const hand = new Worker(new URL("./hand.mjs", import.meta.url));
    hand.on("message", ({ id, measured, refusal }) => {
      const { resolve, reject } = this.#under.get(id);
      this.#under.delete(id);
      if (refusal) reject(Object.assign(new Error(refusal.message), refusal));
      else resolve(measured);
      const next = this.#waiting.shift();
      if (next) next.resolve(hand);
      else this.#free.push(hand);
    });
    hand.once("error", (error) => this.#fail(error));
    hand.once("exit", () => this.#fail(new Error("a thread that copies files ended")));
    this.#all.push(hand);
    this.#free.push(hand);
  }

  /** Nobody waits for a thread that is gone. */
  #fail(error) {
    this.#failure ??= error;
    for (const { reject } of [...this.#under.values(), ...this.#waiting.splice(0)]) reject(this.#failure);
    this.#under.clear();
  }

  /** Also in the middle of a file: what has been written is then of no use to anybody. */
  async letGo() {
    await Promise.all(this.#all.map((hand) => hand.terminate()));
  }
}
