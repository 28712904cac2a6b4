import { open } from "node:fs/promises";

const AT_ONCE = 16;

/**
 * Sees files that were written to the disk, while others are still being written, and many at once: one by one, each would wait for
 * the disk on its own. Only when `end` has come are they there; it throws what kept one of them away.
 */
export class Flushing {
  /** @type {string[]} */
  #left = [];
  /** @type {Set<Promise<void>>} */
  #working = new Set();
  /** @type {unknown} */
  #failure = null;

  /** @param {string} file */
  add(file) {
    this.#left.push(file);
    if (this.#working.size < AT_ONCE) this.#begin();
  }

  async end() {
    while (this.#working.size > 0) await Promise.all(this.#working);
    if (this.#failure) throw this.#failure;
  }

  #begin() {
    const working = this.#work()
      .catch((error) => {
        this.#failure ??= error;
      })
      .finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  async #work() {
    for (let file = this.#left.pop(); file !== undefined && !this.#failure; file = this.#left.pop()) {
      const handle = await open(file, "r+");
      await handle.sync().finally(() => handle.close());
    }
  }
}
