/** How long a batch may be silent before it counts as interrupted, in milliseconds. */
const SILENCE = 60_000;

/** Where a batch stands. */
export type BatchState = "WORKING" | "DONE" | "FAILED" | "INTERRUPTED";

/** Where a batch stands at an instant; one that has not been heard of for a minute was interrupted with its server. */
export function batchState(
  batch: { finishedAt: Date | null; failedAt: Date | null; seenAt: Date },
  now: Date,
): BatchState {
  if (batch.finishedAt) return "DONE";
  if (batch.failedAt) return "FAILED";
  return now.getTime() - batch.seenAt.getTime() > SILENCE ? "INTERRUPTED" : "WORKING";
}
