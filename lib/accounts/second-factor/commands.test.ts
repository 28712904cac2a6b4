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
import { getEnrolment, getSecondFactor } from "./queries";
import { RECOVERY_CODES, readCode } from "./rules";

const START = new Date("2026-03-02T01:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const visitor = { ...SYSTEM, name: "访客", ipAddress: "203.0.113.7" };
const browser = { device: null, formerSessionId: null, browser: null };

async function secretOf(tx: Tx, accountId: number, at = 0): Promise<string> {
  return (await getEnrolment(accountId, "测试党校", tx, after(at)))!.secret;
}

/** What the telephone shows. */
function shown(secret: string, at: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: after(at).getTime() });
}

/** An account whose telephone is set up, with its secret and recovery codes. */
async function anEnrolled(tx: Tx, roles: Role[] = ["LEADER"]) {
  const account = await anAccountWithPassword(tx, { roles });
  await beginSecondFactor(tx, account.id, START);
  const secret = await secretOf(tx, account.id);
  const codes = await confirmSecondFactor(tx, visitor, { accountId: account.id, code: shown(secret, 0) }, START);
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

test("an administrator is offered it for a week from the first sign-in, then sets it up before anything else", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    const { id, username } = await anAccountWithPassword(tx, { roles: ["ADMINISTRATOR"] });
    const day = 86_400;
    expect(await password(tx, username, 0)).toMatchObject({ is: "OPEN", offersFactor: true });
    expect(await password(tx, username, 7 * day - 1)).toMatchObject({ is: "OPEN", offersFactor: true });
    const pending = (await password(tx, username, 7 * day)) as Pending;
    expect(pending.is).toBe("ENROLMENT");
    expect(await tx.session.count({ where: { accountId: id } })).toBe(2);
    const secret = await secretOf(tx, id, 7 * day);
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
    await beginSecondFactor(tx, administrator.accountId);
    await expect(resetSecondFactor(tx, administrator, { id: administrator.accountId })).rejects.toThrow("自己");
  }));

test("the secret is not readable in the database, and the log holds neither secret nor code", () =>
  inRollback(async (tx) => {
    const account = await anAccountWithPassword(tx);
    await beginSecondFactor(tx, account.id, START);
    const secret = await secretOf(tx, account.id);
    const row = await tx.secondFactor.findUniqueOrThrow({ where: { accountId: account.id } });
    expect(Buffer.from(row.secret).toString("latin1")).not.toContain(secret);
    const codes = await confirmSecondFactor(tx, visitor, { accountId: account.id, code: shown(secret, 0) }, START);
    const entries = await tx.auditEntry.findMany({ where: { subjectId: String(account.id) } });
    const text = JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toMatch(new RegExp([secret, ...codes].join("|")));
    expect(await getEnrolment(account.id, "测试党校", tx)).toBeNull();
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

test("a secret that nobody confirmed within ten minutes is shown no more and replaced", () =>
  inRollback(async (tx) => {
    const { id: accountId } = await anAccountWithPassword(tx);
    await beginSecondFactor(tx, accountId, START);
    const secret = await secretOf(tx, accountId, 599);
    await beginSecondFactor(tx, accountId, after(599));
    expect(await secretOf(tx, accountId, 599)).toBe(secret);
    expect(await getEnrolment(accountId, "测试党校", tx, after(600))).toBeNull();
    const late = confirmSecondFactor(tx, visitor, { accountId, code: shown(secret, 600) }, after(600));
    await expect(late).rejects.toThrow("失效");
    await beginSecondFactor(tx, accountId, after(600));
    expect(await secretOf(tx, accountId, 600)).not.toBe(secret);
  }));
