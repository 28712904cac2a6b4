import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { CODES, CODES_GUESSED, EVERYBODY, subjectOf } from "./rules";

/** What wrong guesses do to an account: one place is locked, strangers wait with codes, or strangers wait some seconds. */
export type HeldBack = { is: "LOCKED" | "CODES" | "SLOWED"; until: Date };

/**
 * Which of these accounts wrong guesses hold back at an instant, by id. A lock, or a wait with codes, is told before a wait of
 * seconds, and of several the one that lasts longest.
 */
export async function listHeldBack(
  _viewer: Viewer<"accounts.keep">,
  accountIds: number[],
  now: Date,
  client: Tx = db,
): Promise<Map<number, HeldBack>> {
  const ids = new Map(accountIds.map((id) => [subjectOf(id), id]));
  const rows = await client.wrongGuess.findMany({
    where: { subject: { in: [...ids.keys()] }, until: { gt: now } },
    orderBy: { until: "asc" },
  });
  // Later entries replace earlier ones: a wait of seconds tells least.
  const kinds = rows.map((row) => ({ row, is: kindOf(row.source) }));
  const ordered = [...kinds.filter(({ is }) => is === "SLOWED"), ...kinds.filter(({ is }) => is !== "SLOWED")];
  return new Map(ordered.map(({ row, is }) => [ids.get(row.subject)!, { is, until: row.until! }]));
}

/** What ends the owner's being told of guessed codes: they saw it, or whoever guessed knows the password no more. */
const ENDS = ["second-factor.guesses-seen", "account.password-changed", "account.password-set"];

/** The last time that somebody who knew an account's password guessed codes, unless that is settled; else null. */
export async function lastGuessedCodes(accountId: number, client: Tx = db): Promise<{ at: Date } | null> {
  const last = await client.auditEntry.findFirst({
    where: { subjectType: "account", subjectId: String(accountId), event: { in: [CODES_GUESSED, ...ENDS] } },
    orderBy: { id: "desc" },
    select: { at: true, event: true },
  });
  return last?.event === CODES_GUESSED ? { at: last.at } : null;
}

function kindOf(source: string): HeldBack["is"] {
  if (source === CODES) return "CODES";
  return source === EVERYBODY ? "SLOWED" : "LOCKED";
}
