/** @type {Set<{ stop: () => unknown }>} */
const stops = new Set();
/** @type {Promise<void> | undefined} */
let stopping;

/**
 * Registers how to stop something that was started. Stops run once, last started first. Gives a function that forgets it, for what
 * has ended by itself.
 * @param {() => unknown} stop
 */
export function onStop(stop) {
  const own = { stop };
  stops.add(own);
  return () => stops.delete(own);
}

/** How many things would be stopped. */
export const countOfStops = () => stops.size;

/** Stops everything: the web server before the database it reads. */
export function shutDown() {
  stopping ??= (async () => {
    for (const { stop } of [...stops].reverse()) {
      // Also one that throws at once must not keep the others from being stopped.
      await Promise.resolve()
        .then(stop)
        .catch((error) => process.stderr.write(`${error.message}\n`));
    }
  })();
  return stopping;
}

/** True from the first signal on: what fails now fails because it was stopped. */
export const isStopping = () => stopping !== undefined;

/** Ctrl-C, `kill` and a closed terminal end everything in order; a second Ctrl-C changes nothing. */
export function stopOnSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, end);
  }
  // npm hands a signal to the shell it put between us and itself; that shell dies without telling us.
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === shell || end(), 200).unref();
  // Nobody listens any more, e.g. `npm start | head`: no reason to fall over and leave the database behind.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/**
 * Stops everything with a sentence, as a failure, from where nobody waits for an answer.
 * @param {string} sentence
 */
export function endIn(sentence) {
  if (isStopping()) return;
  process.stderr.write(`${sentence}\n`);
  shutDown().then(() => process.exit(1));
}

function end() {
  return shutDown().then(() => process.exit(0));
}
