import { db, type Tx } from "@/lib/core/db";
import { enrolmentAddress } from "./totp";

/** How an account stands with its second factor: since when it counts, and how many recovery codes are left. */
export async function getSecondFactor(accountId: number, client: Tx = db) {
  const factor = await client.secondFactor.findUnique({ where: { accountId }, select: { confirmedAt: true } });
  const codesLeft = await client.recoveryCode.count({ where: { accountId, usedAt: null } });
  const account = await client.account.findUnique({ where: { id: accountId }, select: { secondFactorDueAt: true } });
  return { since: factor?.confirmedAt ?? null, codesLeft, dueAt: account?.secondFactorDueAt ?? null };
}

/** What a telephone takes in to make codes for an account from this secret. */
export async function getEnrolment(
  { accountId, secret }: { accountId: number; secret: string },
  issuer: string,
  client: Tx = db,
) {
  const { username } = await client.account.findUniqueOrThrow({ where: { id: accountId }, select: { username: true } });
  return { secret, address: enrolmentAddress(secret, { issuer, label: username }) };
}
