import { open } from "node:fs/promises";

const AT_ONCE = 16;

/**
 * Sees files that were written to the disk, while others are still being written, and many at once: one by one, each would wait for
 * the disk on its own. Only when `end` has come are they there; it throws what kept one of them away.
 */
export class Flushing {
  #left = [];
  #working = new Set();
  #failure = null;

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
    while (this.#left.length > 0 && !this.#failure) {
      const handle = await open(this.#left.pop(), "r+");
      await handle.sync().finally(() => handle.close());
    }
  }
}
