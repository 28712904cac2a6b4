import { db, type Tx } from "@/lib/core/db";
import { isFresh } from "./rules";
import { enrolmentAddress, unsealSecret } from "./totp";

/** How an account stands with its second factor: since when it counts, and how many recovery codes are left. */
export async function getSecondFactor(accountId: number, client: Tx = db) {
  const factor = await client.secondFactor.findUnique({ where: { accountId }, select: { confirmedAt: true } });
  const codesLeft = await client.recoveryCode.count({ where: { accountId, usedAt: null } });
  const account = await client.account.findUnique({ where: { id: accountId }, select: { secondFactorDueAt: true } });
  return {
    since: factor?.confirmedAt ?? null,
    isBegun: factor !== null,
    codesLeft,
    dueAt: account?.secondFactorDueAt ?? null,
  };
}

/** What a telephone takes in to make codes for an account, until the first right one; null when there is nothing to take in. */
export async function getEnrolment(accountId: number, issuer: string, client: Tx = db, now: Date = new Date()) {
  const factor = await client.secondFactor.findUnique({
    where: { accountId },
    select: { secret: true, createdAt: true, confirmedAt: true, account: { select: { username: true } } },
  });
  if (!factor || factor.confirmedAt || !isFresh(factor, now)) return null;
  const secret = unsealSecret(factor.secret, accountId);
  return secret === null
    ? null
    : { secret, address: enrolmentAddress(secret, { issuer, label: factor.account.username }) };
}
