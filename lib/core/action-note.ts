import { AsyncLocalStorage } from "node:async_hooks";
import { log } from "./log";
import { metrics } from "./metrics";

/**
 * How an action came out. "refused": a sentence for whoever sent it; "slowed": beyond the limit; "missing": a record that is
 * not there; "away": the database is; "failed": nobody foresaw it, and the error has a line of its own (request-errors.ts).
 */
type Outcome = "done" | "refused" | "signed-out" | "forbidden" | "slowed" | "missing" | "away" | "failed";

/** What is noted of an action while it runs: never what was typed. */
type Note = {
  /** Number of the account; null for a visitor. */
  actor: number | null;
  outcome: Outcome;
  /** The field that a refusal is about. */
  field?: string;
  /** What the audit log was told. */
  events: string[];
};

const underWay = new AsyncLocalStorage<Note>();

/** Runs an action and writes one line of what came of it. `asks`: its permission, or its limit. */
export async function notingAction<Answer>(
  asks: string,
  page: string | null,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const note: Note = { actor: null, outcome: "failed", events: [] };
  const begun = performance.now();
  try {
    return await underWay.run(note, act);
  } finally {
    const ms = Math.round(performance.now() - begun);
    log.info({ asks, page, ...note, ms }, "an action");
    metrics.actions.inc({ asks, outcome: note.outcome });
    metrics.actionSeconds.observe(ms / 1000);
  }
}

/** Says something of the action under way; of nothing else. */
export function noteOfAction(said: Partial<Note>): void {
  const note = underWay.getStore();
  if (note) Object.assign(note, said);
}

/** Says that the audit log was told of an event by the action under way. */
export function noteEvent(event: string): void {
  underWay.getStore()?.events.push(event);
}
