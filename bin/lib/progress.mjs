/** One short line for the person who waits. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}
