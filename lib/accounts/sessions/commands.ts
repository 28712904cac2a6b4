import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import { recordRepeated } from "@/lib/core/audit-tally";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { SESSION_HOURS } from "@/lib/core/session-times";
import { hashToken, newToken } from "@/lib/core/tokens";
import type { Viewer } from "@/lib/core/viewer";
import { getSettings } from "@/lib/settings/queries";
import type { Account } from "@/prisma/generated/client";
import { rememberBrowser } from "../browsers/commands";
import { forgiveGuesses, type Guessing, heedGuesses, refuseGuess } from "../guesses/commands";
import { lastGuessedCodes } from "../guesses/queries";
import { WRONG } from "../guesses/rules";
import { passwordMatches } from "../passwords";
import type { signInInput } from "../schema";
import { beginSecondFactor, confirmSecondFactor, spendCode } from "../second-factor/commands";
import { getSecondFactor } from "../second-factor/queries";
import { LATER_DAYS, readCode, requiresSecondFactor, WRONG_CODE } from "../second-factor/rules";
import { SIGN_IN_AGAIN } from "./rules";

type SignIn = Omit<z.output<typeof signInInput>, "next"> & Browser;

/**
 * What signs in: how it calls itself, the session that it carries from before (whoever's that is), and the token by which
 * accounts may know it.
 */
type Browser = { device: string | null; formerSessionId: number | null; browser: string | null };

/**
 * A session was opened: the ticket that turns into its cookie, the browser's new token, whether a second factor is to be set up
 * one of these days, and whether somebody guessed the account's codes and its owner does not know yet.
 */
type Opened = { is: "OPEN"; ticket: string; browser: string; offersFactor: boolean; codesGuessed: boolean };

/** The password was right, and more is asked: a code, or first of all to set up what makes codes. */
export type Pending = { accountId: number; version: number } & ({ is: "CODE" } | { is: "ENROLMENT"; secret: string });

/**
 * Checks a user name and password. Opens a session, or says what more is asked, or refuses: that is returned,
 * not thrown, because the failed try must be written. The account's row is locked first, so that tries made at once are
 * counted one after another.
 */
export async function signIn(
  tx: Tx,
  visitor: Actor,
  input: SignIn,
  now: Date = new Date(),
): Promise<Opened | Pending | Refusal> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "username" = ${input.username} FOR UPDATE`;
  const account = await tx.account.findUnique({ where: { username: input.username } });
  const place = { account, username: input.username, address: visitor.ipAddress, browser: input.browser };
  const guessing = await heedGuesses(tx, { ...place, secret: "password" }, now);
  if (guessing instanceof Refusal) {
    await recordFailure(tx, visitor, account, "等候或锁定中", now);
    return guessing;
  }
  if (!(await passwordMatches(input.password, account?.passwordHash ?? null)) || !account) {
    return refuseSignIn(tx, visitor, account, guessing, now);
  }
  if (account.disabledAt) {
    await recordFailure(tx, visitor, account, "账号已停用", now);
    return new Refusal("这个账号已停用，请联系管理员。");
  }
  const asked = await stepAfterPassword(tx, account, now);
  // Whoever knows the password alone must not clear the count of wrong codes with it.
  if (asked === "CODE") return { is: "CODE", accountId: account.id, version: account.version };
  await forgiveGuesses(tx, guessing);
  if (asked === "ENROLMENT") {
    const secret = await beginSecondFactor(tx, account.id);
    return { is: "ENROLMENT", accountId: account.id, version: account.version, secret };
  }
  return { ...(await openFor(tx, visitor, account, input, now)), offersFactor: asked === "OFFER" };
}

type SecondStep = Pending & { code: string } & Browser;

/**
 * The second step: the code of the telephone, or a recovery code; or, where a second factor must be set up first, its first
 * code. Says how many recovery codes are left when one was used. Wrong codes count like wrong passwords. Refuses an account that was changed since the password was right.
 */
export async function signInWithCode(
  tx: Tx,
  visitor: Actor,
  input: SecondStep,
  now: Date = new Date(),
): Promise<(Opened & { recoveryCodes: string[]; codesLeft: number | null }) | Refusal> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${input.accountId} FOR UPDATE`;
  const account = await tx.account.findUnique({ where: { id: input.accountId } });
  if (!account || account.disabledAt || account.version !== input.version) return new Refusal(SIGN_IN_AGAIN);
  if (input.is === "ENROLMENT") {
    const person = { ...visitor, accountId: account.id, name: account.displayName };
    const { secret, code } = input;
    const recoveryCodes = await confirmSecondFactor(tx, person, { accountId: account.id, secret, code }, now);
    return {
      ...(await openFor(tx, visitor, account, input, now)),
      offersFactor: false,
      recoveryCodes,
      codesLeft: null,
    };
  }
  const place = { account, username: account.username, address: visitor.ipAddress, browser: input.browser };
  const guessing = await heedGuesses(tx, { ...place, secret: "code" }, now);
  if (guessing instanceof Refusal) {
    await recordFailure(tx, visitor, account, "等候或锁定中", now);
    return new Refusal(guessing.message, "code");
  }
  if (!(await spendCode(tx, visitor, account, input.code, now))) {
    return refuseSignIn(tx, visitor, account, guessing, now, { reason: "验证码不正确", sentence: WRONG_CODE });
  }
  await forgiveGuesses(tx, guessing);
  const codesLeft =
    readCode(input.code)?.kind === "RECOVERY" ? (await getSecondFactor(account.id, tx)).codesLeft : null;
  return { ...(await openFor(tx, visitor, account, input, now)), offersFactor: false, recoveryCodes: [], codesLeft };
}

/** Ends the viewer's own session. */
export async function signOut(tx: Tx, viewer: Viewer): Promise<void> {
  await tx.session.updateMany({
    where: { id: viewer.sessionId, revokedAt: null },
    data: { revokedAt: new Date(), revokedById: viewer.accountId },
  });
  await record(tx, viewer, "account.signed-out", { type: "account", id: viewer.accountId, label: viewer.name });
}

/** Ends somebody's session on one device. */
export async function revokeSession(tx: Tx, actor: Actor, { id }: { id: number }): Promise<void> {
  await revoke(tx, actor, id);
}

/** Ends one of the viewer's own sessions. The session of somebody else does not exist for them. */
export async function revokeOwnSession(tx: Tx, viewer: Viewer, { id }: { id: number }): Promise<void> {
  await revoke(tx, viewer, id, viewer.accountId);
}

async function revoke(tx: Tx, actor: Actor, id: number, accountId?: number): Promise<void> {
  const session = found(
    await tx.session.findFirst({ where: { id, accountId }, include: { account: true } }),
    `session ${id}`,
  );
  const { count } = await tx.session.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date(), revokedById: actor.accountId },
  });
  if (count === 0) throw new Refusal("这个会话已经结束了。");
  await record(
    tx,
    actor,
    "session.revoked",
    { type: "session", id, label: session.account.displayName },
    { after: { ipAddress: session.ipAddress } },
  );
}

/** What the settings ask of an account whose password was right. The week to put it off begins with the first sign-in. */
async function stepAfterPassword(
  tx: Tx,
  { id, roles, secondFactorDueAt }: Account,
  now: Date,
): Promise<"CODE" | "ENROLMENT" | "OFFER" | "NOTHING"> {
  const factor = await tx.secondFactor.findUnique({ where: { accountId: id } });
  if (factor?.confirmedAt) return "CODE";
  const { requireSecondFactor } = await getSettings(tx);
  if (!requiresSecondFactor(roles, requireSecondFactor)) return "NOTHING";
  if (secondFactorDueAt && secondFactorDueAt <= now) return "ENROLMENT";
  if (secondFactorDueAt === null) {
    const due = new Date(now.getTime() + LATER_DAYS * 86_400_000);
    await tx.account.update({ where: { id }, data: { secondFactorDueAt: due } });
  }
  return "OFFER";
}

async function refuseSignIn(
  tx: Tx,
  visitor: Actor,
  account: Account | null,
  guessing: Guessing,
  now: Date,
  { reason, sentence } = { reason: "密码不正确", sentence: WRONG },
): Promise<Refusal> {
  const note = () => recordFailure(tx, visitor, account, reason, now);
  return refuseGuess(tx, visitor, guessing, { account, note, sentence }, now);
}

/** What was typed as a name that nobody has is not written: people type their password into this field. */
async function recordFailure(
  tx: Tx,
  visitor: Actor,
  account: Account | null,
  reason: string,
  now: Date,
): Promise<void> {
  const event = "account.sign-in-failed";
  const nobody = { type: "account", id: null, label: "不存在的用户名" };
  const subject = account ? { type: "account", id: account.id, label: account.displayName } : nobody;
  await recordRepeated(tx, visitor, event, subject, account ? { after: { reason } } : {}, now);
}

async function openFor(tx: Tx, visitor: Actor, account: Account, browser: Browser, now: Date) {
  const person = { ...visitor, accountId: account.id, name: account.displayName };
  await endFormerSession(tx, person, browser.formerSessionId, now);
  const ticket = newToken();
  await tx.session.create({
    data: {
      accountId: account.id,
      tokenHash: hashToken(ticket),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
      ipAddress: visitor.ipAddress,
      userAgent: browser.device?.slice(0, 300) ?? null,
    },
  });
  await recordOf(tx, person, "account.signed-in", account);
  const codesGuessed = (await lastGuessedCodes(account.id, tx)) !== null;
  const token = await rememberBrowser(tx, account.id, browser.browser, now);
  return { is: "OPEN" as const, ticket, browser: token, codesGuessed };
}

/** Its cookie is about to be overwritten, so nobody could end it from this browser any more. */
async function endFormerSession(tx: Tx, actor: Actor, id: number | null, now: Date): Promise<void> {
  if (id === null) return;
  const [ended] = await tx.session.updateManyAndReturn({
    where: { id, revokedAt: null },
    data: { revokedAt: now, revokedById: actor.accountId },
    include: { account: { select: { displayName: true } } },
  });
  if (!ended) return;
  await record(tx, actor, "session.replaced", { type: "session", id, label: ended.account.displayName });
}

async function recordOf(
  tx: Tx,
  actor: Actor,
  event: string,
  account: Account,
  after?: Record<string, unknown>,
): Promise<void> {
  await record(tx, actor, event, { type: "account", id: account.id, label: account.displayName }, { after });
}
