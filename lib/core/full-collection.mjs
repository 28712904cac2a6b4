/**
 * Collects all that nobody holds any more, also what has grown old. Needs `--expose-gc`. Without arguments: Node.js 20 takes any,
 * also `{ type: "major" }`, for the wish to collect only what is young.
 */
export function collectAll() {
  if (!globalThis.gc) throw new Error("needs --expose-gc");
  globalThis.gc();
}
