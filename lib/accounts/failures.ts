import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import type { Account } from "@/prisma/generated/client";
import { LOCK_MINUTES, TRIES_BEFORE_LOCK } from "./rules";

/**
 * Counts a wrong password against its account, wherever it was typed, and notes it. The fifth in a row locks the account;
 * returns until when, else null. The caller holds the account's row locked.
 */
export async function countWrongPassword(
  tx: Tx,
  actor: Actor,
  account: Account,
  event: "account.sign-in-failed" | "account.password-refused",
  now: Date,
): Promise<Date | null> {
  // A lock that is over starts the count anew.
  const tries = (account.lockedUntil ? 0 : account.failedAttempts) + 1;
  const lockedUntil = tries >= TRIES_BEFORE_LOCK ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null;
  await tx.account.update({ where: { id: account.id }, data: { failedAttempts: tries, lockedUntil } });
  const subject = { type: "account", id: account.id, label: account.displayName };
  await record(tx, actor, event, subject, { after: { reason: "密码不正确" } });
  if (lockedUntil) await record(tx, actor, "account.locked", subject, { after: { lockedUntil } });
  return lockedUntil;
}
