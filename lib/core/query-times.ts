import { isDatabaseAway } from "./database-away";
import { env } from "./env";
import { log } from "./log";
import { metrics } from "./metrics";

/** So much of a statement is enough to find it in the program. */
const MOST_SIGNS = 600;

/**
 * Asks the database and measures until it answers; waiting for other questions on the same connection is part of it. What
 * takes long has a line in the log: the statement with its $1, never a value. `asked` are the arguments of pg's `query`, which
 * answers a promise or calls the function that comes last.
 */
export function timed<Answer>(asked: readonly unknown[], ask: (asked: unknown[]) => Answer): Answer {
  const begun = performance.now();
  const ended = (error?: unknown) => {
    // That stands in the log once for all who wait.
    if (!isDatabaseAway(error)) noteTime(asked[0], performance.now() - begun);
  };
  const last = asked.at(-1);
  if (typeof last === "function") {
    const told = (...answer: unknown[]) => {
      ended(answer[0]);
      return last(...answer);
    };
    return ask([...asked.slice(0, -1), told]);
  }
  const answer = ask([...asked]);
  if (answer instanceof Promise) answer.then(() => ended(), ended);
  return answer;
}

function noteTime(question: unknown, ms: number): void {
  metrics.querySeconds.observe(ms / 1000);
  if (ms < env.SLOW_QUERY_MS) return;
  metrics.slowQueries.inc();
  log.warn({ ms: Math.round(ms), statement: statementOf(question) }, "a slow query");
}

function statementOf(question: unknown): string | undefined {
  const text = typeof question === "string" ? question : (question as { text?: unknown } | null)?.text;
  return typeof text === "string" ? text.replace(/\s+/g, " ").slice(0, MOST_SIGNS) : undefined;
}
