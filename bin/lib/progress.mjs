/**
 * One short line for the person who waits.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${text}\n`);
}
