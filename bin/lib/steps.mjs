import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { isStopping } from "./shutdown.mjs";

/**
 * @typedef {{ passed: number; failed: number; skipped: number }} Counts
 * @typedef {{ code: number; output: string; counts?: Counts }} Result
 */

/** Counts of one step or of many: `{ passed, failed, skipped }`. */
const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * Runs one step and says in a line how it went. `work` gives `{ code, output }`, and `counts` when it ran tests; the
 * output is shown when it failed. Without counts the step itself is the one thing that passed or failed.
 * @param {string} name
 * @param {() => Promise<Result>} work
 */
export async function step(name, work) {
  const began = Date.now();
  const { code, output, counts } = await work().catch(asResult);
  if (isStopping()) return false;
  const { passed, failed, skipped } = honest(counts ?? whole(code), code);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (failed > 0) say(output.trimEnd());
  say(`${failed > 0 ? "✗" : "✓"} ${name}${counts ? `（${passed + failed} 项）` : ""}  ${seconds} s`);
  return failed === 0;
}

/** What all steps came to, in one line. */
export function summary() {
  const { passed, failed, skipped } = total;
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

export const allPassed = () => total.failed === 0 && total.passed > 0;

/**
 * A runner that ended badly has failed, also when every test it counted passed or it counted none.
 * @param {Counts} counts
 * @param {number} code
 */
function honest(counts, code) {
  return code === 0 ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

/** @param {number} code */
const whole = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** @param {Error & { output?: string }} error @returns {Result} */
function asResult(error) {
  const words = error instanceof Failure ? error.message : error.stack;
  return { code: 1, output: `${error.output ?? ""}\n${words}` };
}

/**
 * The report a test runner wrote as JSON, or undefined when it did not get that far.
 * @param {string} file
 */
export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
