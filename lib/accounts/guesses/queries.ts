import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { subjectOf } from "./rules";

/** Until when an account is locked for some place, or keeps strangers waiting; the latest of all, or null. */
export async function heldBackUntil(
  _viewer: Viewer,
  accountId: number,
  now: Date,
  client: Tx = db,
): Promise<Date | null> {
  const row = await client.wrongGuess.findFirst({
    where: { subject: subjectOf(accountId), until: { gt: now } },
    orderBy: { until: "desc" },
  });
  return row?.until ?? null;
}
