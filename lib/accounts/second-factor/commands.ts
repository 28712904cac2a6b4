import { randomBytes } from "node:crypto";
import { type Actor, record } from "@/lib/core/audit";
import { recordRepeated } from "@/lib/core/audit-tally";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Viewer } from "@/lib/core/viewer";
import type { Account } from "@/prisma/generated/client";
import { forgiveGuesses, heedGuesses, refuseGuess } from "../guesses/commands";
import { hashPassword, passwordMatches } from "../passwords";
import { NOT_BEGUN, RECOVERY_CODES, RECOVERY_SIGNS, readCode, recoveryCode, UNREADABLE, WRONG_CODE } from "./rules";
import { newSecret, sealSecret, stepOfCode, unsealSecret } from "./totp";

/**
 * Makes a secret for a telephone to take in; it counts from the first right code on. Nothing is kept of it here: the browser
 * that began holds it, so no other can show or finish it. Refuses where one counts already.
 */
export async function beginSecondFactor(tx: Tx, accountId: number): Promise<string> {
  const factor = await tx.secondFactor.findUnique({ where: { accountId } });
  if (factor?.confirmedAt) throw new Refusal("第二重验证已经开启。");
  return newSecret();
}

/** The telephone shows the right code: from now on signing in asks for one. Gives the recovery codes, kept nowhere in clear. */
export async function confirmSecondFactor(
  tx: Tx,
  actor: Actor,
  { accountId, secret, code }: { accountId: number; secret: string; code: string },
  now: Date = new Date(),
): Promise<string[]> {
  const account = await lockedAccount(tx, accountId);
  const factor = await tx.secondFactor.findUnique({ where: { accountId } });
  if (factor?.confirmedAt) throw new Refusal(NOT_BEGUN);
  const read = readCode(code);
  const step = read?.kind === "TOTP" ? stepOfCode(secret, read.code, { now, lastStep: 0 }) : null;
  if (step === null) throw new Refusal(WRONG_CODE, "code");
  const confirmed = { secret: sealSecret(secret, accountId), createdAt: now, confirmedAt: now, lastStep: step };
  await tx.secondFactor.upsert({ where: { accountId }, create: { accountId, ...confirmed }, update: confirmed });
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  for (const one of codes) {
    await tx.recoveryCode.create({ data: { accountId, codeHash: await hashPassword(readCode(one)!.code) } });
  }
  await recordOf(tx, actor, "second-factor.enrolled", account);
  return codes;
}

/** Whether a typed code is right, and if so uses it up: no code works twice. The caller holds the account's row locked. */
export async function spendCode(tx: Tx, actor: Actor, account: Account, typed: string, now: Date): Promise<boolean> {
  const factor = await tx.secondFactor.findUnique({ where: { accountId: account.id } });
  const read = readCode(typed);
  if (!factor?.confirmedAt || !read) return false;
  if (read.kind === "RECOVERY") {
    // Until it was right it was a visitor's; whoever uses it is the account.
    const person = { ...actor, accountId: account.id, name: account.displayName };
    return spendRecoveryCode(tx, person, account, read.code, now);
  }
  const step = stepOfTyped(factor, typed, now);
  if (step === null) return false;
  await tx.secondFactor.update({ where: { accountId: account.id }, data: { lastStep: step } });
  return true;
}

/**
 * Gives up one's own second factor, for another telephone or for good; asks for a code first, or a screen left alone would be
 * enough. A wrong one counts as at sign-in, so its refusal is returned and the count stays.
 */
export async function removeOwnSecondFactor(
  tx: Tx,
  viewer: Viewer,
  { code, browser }: { code: string; browser: string | null },
  now: Date = new Date(),
): Promise<Refusal | null> {
  const account = await lockedAccount(tx, viewer.accountId);
  const place = { account, username: account.username, address: viewer.ipAddress, browser };
  const guessing = await heedGuesses(tx, { ...place, secret: "code" }, now);
  if (guessing instanceof Refusal) return new Refusal(guessing.message, "code");
  if (!(await spendCode(tx, viewer, account, code, now))) {
    const subject = { type: "account", id: account.id, label: account.displayName };
    const note = () => recordRepeated(tx, viewer, "second-factor.refused", subject, {}, now);
    return refuseGuess(tx, viewer, guessing, { account, note, sentence: WRONG_CODE, field: "code" }, now);
  }
  await forgiveGuesses(tx, guessing);
  await remove(tx, account.id);
  await recordOf(tx, viewer, "second-factor.removed", account);
  return null;
}

/**
 * Takes the second factor of somebody who lost telephone and codes, and ends their sessions; they have a week anew to set up
 * another. Never one's own: with a stolen session of an administrator that would be the way around it.
 */
export async function resetSecondFactor(tx: Tx, actor: Actor, { id }: { id: number }): Promise<void> {
  if (id === actor.accountId) throw new Refusal("不能重设自己的第二重验证，请另一位管理员来办理。");
  const account = await lockedAccount(tx, id);
  const factor = await tx.secondFactor.findUnique({ where: { accountId: id } });
  if (!factor?.confirmedAt) throw new Refusal("这个账号没有开启第二重验证。");
  await remove(tx, id);
  await tx.account.update({ where: { id }, data: { secondFactorDueAt: null } });
  const revoked = { revokedAt: new Date(), revokedById: actor.accountId };
  await tx.session.updateMany({ where: { accountId: id, revokedAt: null }, data: revoked });
  await recordOf(tx, actor, "second-factor.reset", account);
}

async function remove(tx: Tx, accountId: number): Promise<void> {
  await tx.secondFactor.deleteMany({ where: { accountId } });
  await tx.recoveryCode.deleteMany({ where: { accountId } });
}

async function spendRecoveryCode(tx: Tx, actor: Actor, account: Account, code: string, now: Date): Promise<boolean> {
  const left = await tx.recoveryCode.findMany({ where: { accountId: account.id, usedAt: null } });
  for (const { id, codeHash } of left) {
    if (!(await passwordMatches(code, codeHash))) continue;
    await tx.recoveryCode.update({ where: { id }, data: { usedAt: now } });
    await recordOf(tx, actor, "second-factor.recovered", account, { codesLeft: left.length - 1 });
    return true;
  }
  return false;
}

type Factor = { accountId: number; secret: Uint8Array; lastStep: number };

function stepOfTyped({ accountId, secret, lastStep }: Factor, typed: string, now: Date): number | null {
  const read = readCode(typed);
  if (read?.kind !== "TOTP") return null;
  const opened = unsealSecret(secret, accountId);
  if (opened) return stepOfCode(opened, read.code, { now, lastStep });
  // Nobody guessed wrong: thrown, so that nothing is counted.
  log.error({ accountId }, "a second factor was sealed with another AUTH_SECRET");
  throw new Refusal(UNREADABLE, "code");
}

/** Bytes that would make the first signs likelier are drawn again. */
function newRecoveryCode(): string {
  const even = 256 - (256 % RECOVERY_SIGNS.length);
  return recoveryCode([...randomBytes(40)].filter((byte) => byte < even));
}

async function lockedAccount(tx: Tx, id: number): Promise<Account> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.account.findUnique({ where: { id } }), `account ${id}`);
}

async function recordOf(tx: Tx, actor: Actor, event: string, account: Account, after?: Record<string, unknown>) {
  await record(tx, actor, event, { type: "account", id: account.id, label: account.displayName }, { after });
}
