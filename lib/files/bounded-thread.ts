import { Worker } from "node:worker_threads";

/** How long a thread may work, and how much memory it may fill (what lies outside of JavaScript's heap is not counted). */
export type Bounds = { milliseconds: number; megabytes: number };

/** A thread that would have needed more than it was given. */
export class OutOfBounds extends Error {}

/**
 * What a program says, in one message, that runs in a thread of its own. It is ended when it needs more than it may, in the
 * midst of whatever it does: then this fails with OutOfBounds. It is told nothing of the server's environment.
 */
export function inThread(file: string, workerData: unknown, { milliseconds, megabytes }: Bounds): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(/* turbopackIgnore: true */ file, {
      workerData,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const timer = setTimeout(() => {
      reject(new OutOfBounds(`more than ${milliseconds} ms`));
      void thread.terminate();
    }, milliseconds);
    thread.once("message", resolve);
    thread.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new OutOfBounds(error.message) : error),
    );
    thread.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`a thread ended with ${code} and said nothing`));
    });
  });
}
