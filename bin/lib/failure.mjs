import { outputOf, stackOf } from "./caught.mjs";
import { isStopping, shutDown, stopOnSignals } from "./shutdown.mjs";

/** Something a person can put right; its message is the one sentence they read. */
export class Failure extends Error {}

/**
 * Runs a command of `bin/`: a Failure becomes its sentence on stderr, everything started is stopped, the exit code tells.
 * @param {() => Promise<number | void> | number | void} command
 */
export async function main(command) {
  stopOnSignals();
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    // What ends because we were told to stop is no failure; the signal's handler sees to the rest.
    if (isStopping()) return;
    const output = outputOf(error);
    if (output) process.stderr.write(`${output}\n`);
    process.stderr.write(`${error instanceof Failure ? error.message : stackOf(error)}\n`);
    process.exitCode = 1;
  }
  await shutDown();
  process.exit();
}
