import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { SESSION_HOURS } from "@/lib/core/session-times";
import { hashToken, newToken } from "@/lib/core/tokens";
import type { Viewer } from "@/lib/core/viewer";
import type { Account } from "@/prisma/generated/client";
import { countWrongPassword } from "../failures";
import { passwordMatches } from "../passwords";
import type { signInInput } from "../schema";
import { countTryOfNobody } from "./nobody";
import { lockedSentence, WRONG } from "./rules";

type SignIn = Omit<z.output<typeof signInInput>, "next"> & Browser;

/** What signs in: how it calls itself, and the session that it carries from before, whoever's that is. */
type Browser = { device: string | null; formerSessionId: number | null };

/**
 * Checks a user name and password. Returns a ticket that `openSession` turns into the cookie, or a refusal: it is returned,
 * not thrown, because the failed try must be written. The account's row is locked first, so that tries made at once are
 * counted one after another and the sixth finds the lock of the fifth.
 */
export async function signIn(tx: Tx, visitor: Actor, input: SignIn, now: Date = new Date()): Promise<string | Refusal> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "username" = ${input.username} FOR UPDATE`;
  const account = await tx.account.findUnique({ where: { username: input.username } });
  const lockedUntil = account ? account.lockedUntil : await countTryOfNobody(tx, input.username, now);
  if (lockedUntil && lockedUntil > now) {
    if (account) await recordOf(tx, visitor, "account.sign-in-failed", account, { reason: "账号锁定中" });
    return new Refusal(lockedSentence(lockedUntil, now));
  }
  const matches = await passwordMatches(input.password, account?.passwordHash ?? null);
  if (!account) {
    // What was typed is not written: people type their password into this field.
    await record(tx, visitor, "account.sign-in-failed", { type: "account", id: null, label: "不存在的用户名" });
    return new Refusal(WRONG);
  }
  if (!matches) return countFailure(tx, visitor, account, now);
  if (account.disabledAt) {
    await recordOf(tx, visitor, "account.sign-in-failed", account, { reason: "账号已停用" });
    return new Refusal("这个账号已停用，请联系管理员。");
  }
  return openFor(tx, visitor, account, input, now);
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

async function countFailure(tx: Tx, visitor: Actor, account: Account, now: Date): Promise<Refusal> {
  const lockedUntil = await countWrongPassword(tx, visitor, account, "account.sign-in-failed", now);
  return new Refusal(lockedUntil ? lockedSentence(lockedUntil, now) : WRONG);
}

async function openFor(tx: Tx, visitor: Actor, account: Account, browser: Browser, now: Date): Promise<string> {
  const person = { ...visitor, accountId: account.id, name: account.displayName };
  await endFormerSession(tx, person, browser.formerSessionId, now);
  const ticket = newToken();
  await tx.account.update({ where: { id: account.id }, data: { failedAttempts: 0, lockedUntil: null } });
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
  return ticket;
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
