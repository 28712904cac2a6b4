import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { type Viewer, viewerOfSession } from "@/lib/core/viewer";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import type { Role } from "@/prisma/generated/enums";
import { type Pending, signIn, signInWithCode } from "../sessions/commands";
import { beginSecondFactor, confirmSecondFactor, removeOwnSecondFactor, resetSecondFactor } from "./commands";
import { getSecondFactor } from "./queries";
import { codesLeftSentence, RECOVERY_CODES, readCode } from "./rules";

const START = new Date("2026-03-02T01:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const visitor = { ...SYSTEM, name: "访客", ipAddress: "203.0.113.7" };
const browser = { device: null, formerSessionId: null, browser: null };

/** What the telephone shows. */
function shown(secret: string, at: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: after(at).getTime() });
}

/** An account whose telephone is set up, with its secret and recovery codes. */
async function anEnrolled(tx: Tx, roles: Role[] = ["LEADER"]) {
  const account = await anAccountWithPassword(tx, { roles });
  const secret = await beginSecondFactor(tx, account.id);
  const codes = await confirmSecondFactor(
    tx,
    visitor,
    { accountId: account.id, secret, code: shown(secret, 0) },
    START,
  );
  return { account, secret, codes };
}

async function password(tx: Tx, username: string, at: number) {
  const answer = await signIn(tx, visitor, { username, password: PASSWORD, ...browser }, after(at));
  if (answer instanceof Refusal) throw answer;
  return answer;
}

async function code(tx: Tx, pending: Pending, typed: string, at: number): Promise<string> {
  const answer = await signInWithCode(tx, visitor, { ...pending, code: typed, ...browser }, after(at));
  return answer instanceof Refusal ? answer.message : answer.is;
}

test("with a second factor the password alone opens no session, password and code do", () =>
  inRollback(async (tx) => {
    const { account, secret } = await anEnrolled(tx);
    const pending = (await password(tx, account.username, 60)) as Pending;
    expect(pending.is).toBe("CODE");
    expect(await tx.session.count({ where: { accountId: account.id } })).toBe(0);
    expect(await code(tx, pending, shown(secret, 60), 60)).toBe("OPEN");
    expect(await tx.session.count({ where: { accountId: account.id } })).toBe(1);
  }));

test("a code is used once, also the one that set it up, and none older after it", () =>
  inRollback(async (tx) => {
    const { account, secret } = await anEnrolled(tx);
    const pending = (await password(tx, account.username, 0)) as Pending;
    expect(await code(tx, pending, shown(secret, 0), 0)).toMatch("验证码不正确");
    expect(await code(tx, pending, shown(secret, 60), 60)).toBe("OPEN");
    expect(await code(tx, pending, shown(secret, 60), 62)).toMatch("验证码不正确");
    expect(await code(tx, pending, shown(secret, 30), 65)).toMatch("验证码不正确");
    expect(await code(tx, pending, shown(secret, 90), 90)).toBe("OPEN");
  }));

test("of two uses of one code at the same time one opens a session", async () => {
  const { account, secret } = await db.$transaction((tx) => anEnrolled(tx));
  const pending = (await db.$transaction((tx) => password(tx, account.username, 60))) as Pending;
  const use = () => db.$transaction((tx) => code(tx, pending, shown(secret, 60), 60));
  const answers = await Promise.all([use(), use()]);
  expect(answers.filter((answer) => answer === "OPEN")).toHaveLength(1);
});

test("a code of half a minute ago or to come is taken, of two minutes ago not", () =>
  inRollback(async (tx) => {
    const { account, secret } = await anEnrolled(tx);
    const pending = (await password(tx, account.username, 600)) as Pending;
    expect(await code(tx, pending, shown(secret, 480), 600)).toMatch("验证码不正确");
    expect(await code(tx, pending, shown(secret, 570), 610)).toBe("OPEN");
    expect(await code(tx, pending, shown(secret, 660), 630)).toBe("OPEN");
  }));

test("wrong codes count like wrong passwords, and a right password between them clears nothing", () =>
  inRollback(async (tx) => {
    const { account } = await anEnrolled(tx);
    for (let time = 1; time <= 5; time += 1) {
      const pending = (await password(tx, account.username, time * 100)) as Pending;
      await code(tx, pending, "000000", time * 100);
    }
    const sixth = password(tx, account.username, 560);
    await expect(sixth).rejects.toThrow("已锁定");
  }));

test("a recovery code signs in once, however it is written, and is kept as a hash", () =>
  inRollback(async (tx) => {
    const { account, codes } = await anEnrolled(tx);
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    const rows = await tx.recoveryCode.findMany({ where: { accountId: account.id } });
    expect(JSON.stringify(rows)).not.toContain(readCode(codes[0]!)!.code);
    const pending = (await password(tx, account.username, 60)) as Pending;
    expect(await code(tx, pending, ` ${codes[0]!.toLowerCase().replace("-", " ")}`, 60)).toBe("OPEN");
    expect(await code(tx, pending, codes[0]!, 120)).toMatch("验证码不正确");
    expect((await getSecondFactor(account.id, tx)).codesLeft).toBe(RECOVERY_CODES - 1);
  }));

test("whoever signs in with a recovery code is told how many are left, with the telephone not", () =>
  inRollback(async (tx) => {
    const { account, secret, codes } = await anEnrolled(tx);
    const pending = (await password(tx, account.username, 60)) as Pending;
    const use = (typed: string, at: number) =>
      signInWithCode(tx, visitor, { ...pending, code: typed, ...browser }, after(at));
    expect(await use(codes[0]!, 60)).toMatchObject({ codesLeft: RECOVERY_CODES - 1 });
    expect(await use(shown(secret, 90), 90)).toMatchObject({ codesLeft: null });
    expect(codesLeftSentence(2)).toMatch("还剩 2 个。快用完了");
  }));

test("an administrator is offered it for a week from the first sign-in, then sets it up before anything else", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    const { id, username } = await anAccountWithPassword(tx, { roles: ["ADMINISTRATOR"] });
    const day = 86_400;
    expect(await password(tx, username, 0)).toMatchObject({ is: "OPEN", offersFactor: true });
    expect(await password(tx, username, 7 * day - 1)).toMatchObject({ is: "OPEN", offersFactor: true });
    const pending = await password(tx, username, 7 * day);
    if (pending.is !== "ENROLMENT") throw new Error("it is to be set up");
    expect(await tx.session.count({ where: { accountId: id } })).toBe(2);
    const { secret } = pending;
    await expect(code(tx, pending, "000000", 7 * day)).rejects.toMatchObject({ field: "code" });
    expect(await code(tx, pending, shown(secret, 7 * day), 7 * day)).toBe("OPEN");
  }));

test("a clerk is asked for none, and nobody where the settings say so", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    const [clerk, leader] = [await anAccountWithPassword(tx), await anAccountWithPassword(tx, { roles: ["LEADER"] })];
    expect(await password(tx, clerk.username, 0)).toMatchObject({ is: "OPEN", offersFactor: false });
    await tx.setting.create({ data: { key: "requireSecondFactor", value: "no" } });
    expect(await password(tx, leader.username, 0)).toMatchObject({ is: "OPEN", offersFactor: false });
  }));

test("an account that was changed or disabled after the password was right signs in anew", () =>
  inRollback(async (tx) => {
    const { account, secret } = await anEnrolled(tx);
    const pending = (await password(tx, account.username, 60)) as Pending;
    await tx.account.update({ where: { id: account.id }, data: { version: { increment: 1 } } });
    expect(await code(tx, pending, shown(secret, 60), 60)).toMatch("重新输入");
  }));

test("one's own is given up only with a code, and wrong ones are counted and noted", () =>
  inRollback(async (tx) => {
    const { account, secret } = await anEnrolled(tx);
    const viewer: Viewer = { ...(await aViewer(tx)), accountId: account.id };
    expect(await removeOwnSecondFactor(tx, viewer, { code: "000000", browser: null }, after(60))).toMatchObject({
      field: "code",
    });
    expect((await getSecondFactor(account.id, tx)).since).toEqual(START);
    expect(await removeOwnSecondFactor(tx, viewer, { code: shown(secret, 90), browser: null }, after(90))).toBeNull();
    expect(await getSecondFactor(account.id, tx)).toMatchObject({ since: null, codesLeft: 0 });
    const events = await tx.auditEntry.findMany({ where: { actorId: account.id }, orderBy: { id: "asc" } });
    expect(events.map(({ event }) => event)).toEqual(["second-factor.refused", "second-factor.removed"]);
  }));

test("an administrator resets another's, which ends their sessions and is noted; never their own", () =>
  inRollback(async (tx) => {
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const { account } = await anEnrolled(tx);
    const session = await tx.session.create({
      data: { accountId: account.id, tokenHash: account.username, expiresAt: new Date(Date.now() + 3_600_000) },
    });
    await resetSecondFactor(tx, administrator, { id: account.id });
    expect(await viewerOfSession(tx, session.id, null)).toBeNull();
    expect(await password(tx, account.username, 60)).toMatchObject({ is: "OPEN", offersFactor: true });
    const where = { event: "second-factor.reset", actorId: administrator.accountId, subjectId: String(account.id) };
    expect(await tx.auditEntry.count({ where })).toBe(1);
    await expect(resetSecondFactor(tx, administrator, { id: administrator.accountId })).rejects.toThrow("自己");
  }));

test("the secret is not readable in the database, and the log holds neither secret nor code", () =>
  inRollback(async (tx) => {
    const account = await anAccountWithPassword(tx);
    const secret = await beginSecondFactor(tx, account.id);
    expect(await tx.secondFactor.count({ where: { accountId: account.id } })).toBe(0);
    const begun = { accountId: account.id, secret, code: shown(secret, 0) };
    const codes = await confirmSecondFactor(tx, visitor, begun, START);
    const row = await tx.secondFactor.findUniqueOrThrow({ where: { accountId: account.id } });
    expect(Buffer.from(row.secret).toString("latin1")).not.toContain(secret);
    const entries = await tx.auditEntry.findMany({ where: { subjectId: String(account.id) } });
    const text = JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toMatch(new RegExp([secret, ...codes].join("|")));
  }));

test("with another AUTH_SECRET the telephone's code is not called wrong nor counted, and a recovery code helps", () =>
  inRollback(async (tx) => {
    const { account, codes } = await anEnrolled(tx);
    await tx.secondFactor.update({ where: { accountId: account.id }, data: { secret: Buffer.alloc(64, 7) } });
    const pending = (await password(tx, account.username, 60)) as Pending;
    await expect(code(tx, pending, "123456", 60)).rejects.toThrow("恢复码");
    expect(await tx.wrongGuess.count({ where: { subject: `account:${account.id}` } })).toBe(0);
    expect(await code(tx, pending, codes[0]!, 61)).toBe("OPEN");
  }));

test("what one sign-in began no other finishes: each has a secret of its own, and the first right code ends the others", () =>
  inRollback(async (tx) => {
    const { id: accountId } = await anAccountWithPassword(tx);
    const [thief, owner] = [await beginSecondFactor(tx, accountId), await beginSecondFactor(tx, accountId)];
    expect(thief).not.toBe(owner);
    const crossed = confirmSecondFactor(tx, visitor, { accountId, secret: owner, code: shown(thief, 0) }, START);
    await expect(crossed).rejects.toMatchObject({ field: "code" });
    await confirmSecondFactor(tx, visitor, { accountId, secret: owner, code: shown(owner, 0) }, START);
    const late = confirmSecondFactor(tx, visitor, { accountId, secret: thief, code: shown(thief, 0) }, START);
    await expect(late).rejects.toThrow("已经完成");
    await expect(beginSecondFactor(tx, accountId)).rejects.toThrow("已经开启");
  }));

test("the log names the account whose recovery code was used, not a visitor", () =>
  inRollback(async (tx) => {
    const { account, codes } = await anEnrolled(tx);
    const pending = (await password(tx, account.username, 60)) as Pending;
    expect(await code(tx, pending, codes[0]!, 60)).toBe("OPEN");
    const where = { event: "second-factor.recovered", subjectId: String(account.id) };
    const entry = await tx.auditEntry.findFirstOrThrow({ where });
    expect(entry).toMatchObject({ actorId: account.id, actorName: account.displayName, ipAddress: visitor.ipAddress });
  }));
