import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { NotFound, Refusal } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/tokens";
import { viewerOfSession } from "@/lib/core/viewer";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import { revokeOwnSession, revokeSession, signIn, signOut } from "./commands";
import { listOpenSessions } from "./queries";

const visitor = { ...SYSTEM, name: "访客", ipAddress: "10.0.0.9" };
const minutesAfter = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);

const browser = { device: "Chrome/1", formerSessionId: null, browser: null };

function tryWith(tx: Tx, username: string, password: string, now?: Date) {
  return signIn(tx, visitor, { username, password, ...browser }, now);
}

async function sessionOf(tx: Tx, answer: Awaited<ReturnType<typeof signIn>>) {
  if (answer instanceof Refusal || answer.is !== "OPEN") throw new Error("no session");
  return tx.session.findUniqueOrThrow({ where: { tokenHash: hashToken(answer.ticket) } });
}

test("the right password opens a session of twelve hours and is audited", () =>
  inRollback(async (tx) => {
    const account = await anAccountWithPassword(tx);
    const now = new Date();
    const session = await sessionOf(tx, await tryWith(tx, account.username, PASSWORD, now));
    expect(session).toMatchObject({ accountId: account.id, ipAddress: "10.0.0.9", expiresAt: minutesAfter(now, 720) });
    const entry = await tx.auditEntry.findFirst({ where: { actorId: account.id, event: "account.signed-in" } });
    expect(entry).toMatchObject({ ipAddress: "10.0.0.9", subjectType: "account" });
  }));

test("a new sign-in ends the session that the browser had, whoever's it was", () =>
  inRollback(async (tx) => {
    const [before, elsewhere, next] = [await aViewer(tx), await aViewer(tx), await anAccountWithPassword(tx)];
    const typed = { username: next.username, device: "Chrome/1", browser: null, formerSessionId: before.sessionId };
    await signIn(tx, visitor, { ...typed, password: "Wrong-password-1" });
    expect(await viewerOfSession(tx, before.sessionId, null)).not.toBeNull();
    await signIn(tx, visitor, { ...typed, password: PASSWORD }, minutesAfter(new Date(), 1));
    expect(await viewerOfSession(tx, before.sessionId, null)).toBeNull();
    expect(await viewerOfSession(tx, elsewhere.sessionId, null)).not.toBeNull();
    const noted = { event: "session.replaced", subjectId: String(before.sessionId), actorId: next.id };
    expect(await tx.auditEntry.count({ where: noted })).toBe(1);
  }));

test("what was typed as an unknown user name is not written down", () =>
  inRollback(async (tx) => {
    await tryWith(tx, "my-password-in-the-wrong-field", "Wrong-password-1");
    const entry = await tx.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(JSON.stringify(entry, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toMatch(
      "my-password",
    );
  }));

test("a disabled account is refused, and one without a password too", () =>
  inRollback(async (tx) => {
    const account = await anAccountWithPassword(tx);
    await tx.account.update({ where: { id: account.id }, data: { disabledAt: new Date(), disabledReason: "离职" } });
    expect(await tryWith(tx, account.username, PASSWORD)).toMatchObject({ message: expect.stringContaining("停用") });
    await tx.account.update({ where: { id: account.id }, data: { passwordHash: null } });
    expect(await tryWith(tx, account.username, PASSWORD)).toBeInstanceOf(Refusal);
  }));

test("a session is over after thirty idle minutes, or twelve hours whatever happens", () =>
  inRollback(async (tx) => {
    const account = await anAccountWithPassword(tx);
    const start = new Date("2025-02-20T00:00:00Z");
    const { id } = await sessionOf(tx, await tryWith(tx, account.username, PASSWORD, start));
    expect(await viewerOfSession(tx, id, null, minutesAfter(start, 30))).not.toBeNull();
    expect(await viewerOfSession(tx, id, null, minutesAfter(start, 61))).toBeNull();
    for (let minute = 55; minute < 720; minute += 25) {
      expect(await viewerOfSession(tx, id, null, minutesAfter(start, minute)), `minute ${minute}`).not.toBeNull();
    }
    expect(await viewerOfSession(tx, id, null, minutesAfter(start, 720))).toBeNull();
  }));

test("a revoked session, a disabled account and a changed role work at once", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx, { roles: ["CLERK"] });
    const now = () => viewerOfSession(tx, viewer.sessionId, null);
    await tx.account.update({ where: { id: viewer.accountId }, data: { roles: ["LEADER"] } });
    expect((await now())?.roles).toEqual(["LEADER"]);
    await tx.account.update({
      where: { id: viewer.accountId },
      data: { disabledAt: new Date(), disabledReason: "离职" },
    });
    expect(await now()).toBeNull();
    await tx.account.update({ where: { id: viewer.accountId }, data: { disabledAt: null, disabledReason: null } });
    expect(await now()).not.toBeNull();
    await revokeSession(tx, await aViewer(tx, { roles: ["ADMINISTRATOR"] }), { id: viewer.sessionId });
    expect(await now()).toBeNull();
  }));

test("signing out ends the session itself, not only the cookie", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    await signOut(tx, viewer);
    expect(await viewerOfSession(tx, viewer.sessionId, null)).toBeNull();
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    expect(await listOpenSessions(administrator, { accountId: viewer.accountId }, tx)).toEqual([]);
  }));

test("nobody ends the session of somebody else as their own", () =>
  inRollback(async (tx) => {
    const [one, other] = [await aViewer(tx), await aViewer(tx)];
    await expect(revokeOwnSession(tx, one, { id: other.sessionId })).rejects.toThrow(NotFound);
    await revokeOwnSession(tx, one, { id: one.sessionId });
    await expect(revokeSession(tx, other, { id: one.sessionId })).rejects.toThrow("已经结束");
  }));
