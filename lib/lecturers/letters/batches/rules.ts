/** How long a batch may be silent before it counts as interrupted, in milliseconds. */
const SILENCE = 60_000;
/** How long the file of a batch is kept: letters can always be made again. */
export const KEPT_HOURS = 24;

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

/** Why the file of a finished batch is not there: servers without a shared folder each have only what they made. */
export function whyMissing(finishedAt: Date, now: Date): string {
  return now.getTime() - finishedAt.getTime() > KEPT_HOURS * 3_600_000
    ? "文件已过保留期，请重新生成。"
    : "文件不在回应您的这台服务器上。请重新生成；如果总是这样，请管理员给各台服务器设置共用文件夹（SHARED_DIR）。";
}
