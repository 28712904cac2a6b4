import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import { changeOwnPassword } from "../commands";
import { noteGuessesSeen, unlockAccount } from "../guesses/commands";
import { lastGuessedCodes, listHeldBack } from "../guesses/queries";
import { signIn, signInWithCode } from "../sessions/commands";
import { beginSecondFactor, confirmSecondFactor } from "./commands";

const START = new Date("2026-03-02T01:00:00Z");
const MINUTE = 60;
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);

async function anEnrolled(tx: Tx) {
  const account = await anAccountWithPassword(tx, { roles: ["LEADER"] });
  const secret = await beginSecondFactor(tx, account.id);
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const shown = (at: number) => totp.generate({ timestamp: after(at).getTime() });
  const begun = { accountId: account.id, secret, code: shown(-60) };
  await confirmSecondFactor(tx, SYSTEM, begun, after(-60));
  return { account, shown };
}

type Enrolled = Awaited<ReturnType<typeof anEnrolled>>;
type Try = { from?: string; browser?: string | null; code?: string; at: number };

/** The second step of somebody who knows the password; gives the sentence of its refusal, or what was opened. */
async function secondStep(tx: Tx, { account }: Enrolled, { from = "192.0.2.1", browser = null, ...rest }: Try) {
  const visitor = { ...SYSTEM, name: "访客", ipAddress: from };
  const step = { is: "CODE" as const, accountId: account.id, version: account.version };
  const typed = { ...step, code: rest.code ?? "000000", device: null, formerSessionId: null, browser };
  const answer = await signInWithCode(tx, visitor, typed, after(rest.at));
  return answer instanceof Refusal ? { refused: answer.message } : { opened: answer };
}

/** So many wrong codes, each from a network of its own and long enough after the one before. */
async function guess(tx: Tx, enrolled: Enrolled, times: number, at = 0) {
  for (let time = 0; time < times; time += 1) {
    await secondStep(tx, enrolled, { from: `198.51.${time}.${at % 200}`, at: at + time * MINUTE });
  }
  return at + (times - 1) * MINUTE;
}

test("after ten wrong codes in a row, each from another network, a stranger waits with the right one: 1, 2, 4 … minutes", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    let at = await guess(tx, enrolled, 10);
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      const early = at + minutes * MINUTE - 1;
      expect((await secondStep(tx, enrolled, { at: early, code: enrolled.shown(early) })).refused).toMatch(
        "请等 1 分钟",
      );
      at += minutes * MINUTE;
      await secondStep(tx, enrolled, { from: `203.0.113.${minutes}`, at });
    }
    at += 60 * MINUTE;
    expect((await secondStep(tx, enrolled, { at, code: enrolled.shown(at) })).opened).toBeTruthy();
  }));

test("a browser that signed in before does not wait, and the password is asked as ever", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const first = await secondStep(tx, enrolled, { at: 0, code: enrolled.shown(0) });
    const at = await guess(tx, enrolled, 10, 120);
    const stranger = await secondStep(tx, enrolled, { at: at + 30, code: enrolled.shown(at + 30) });
    expect(stranger.refused).toMatch("请等 1 分钟");
    const typed = { username: enrolled.account.username, password: PASSWORD, device: null, formerSessionId: null };
    const asked = await signIn(tx, { ...SYSTEM, ipAddress: "192.0.2.7" }, { ...typed, browser: null }, after(at + 61));
    expect(asked).toMatchObject({ is: "CODE" });
    const { browser } = first.opened!;
    const known = await secondStep(tx, enrolled, { at: at + 30, code: enrolled.shown(at + 30), browser });
    expect(known.opened).toBeTruthy();
  }));

test("a right code between them begins the count anew", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const at = await guess(tx, enrolled, 9);
    expect((await secondStep(tx, enrolled, { at: at + 61, code: enrolled.shown(at + 61) })).opened).toBeTruthy();
    const again = await guess(tx, enrolled, 9, at + 200);
    expect((await secondStep(tx, enrolled, { at: again + 61, code: enrolled.shown(again + 61) })).opened).toBeTruthy();
  }));

test("the log, the administrator's list and the owner learn of it, until the owner says so or changes the password", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const { id } = enrolled.account;
    const first = await secondStep(tx, enrolled, { at: -10, code: enrolled.shown(-10) });
    expect(first.opened!.codesGuessed).toBe(false);
    const at = await guess(tx, enrolled, 10);
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const held = await listHeldBack(administrator, [id], after(at + 1), tx);
    expect(held.get(id)).toEqual({ is: "CODES", until: after(at + MINUTE) });
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "second-factor.guessed" } });
    expect(entry).toMatchObject({ subjectId: String(id), after: { wrongCodes: 10 } });
    const { browser } = first.opened!;
    const owner = await secondStep(tx, enrolled, { at: at + 10, code: enrolled.shown(at + 10), browser });
    expect(owner.opened!.codesGuessed).toBe(true);
    expect(await lastGuessedCodes(id, tx)).not.toBeNull();
    await noteGuessesSeen(tx, { ...administrator, accountId: id });
    expect(await lastGuessedCodes(id, tx)).toBeNull();
  }));

test("an administrator ends the wait", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const at = await guess(tx, enrolled, 10);
    await unlockAccount(tx, await aViewer(tx, { roles: ["ADMINISTRATOR"] }), { id: enrolled.account.id });
    expect((await secondStep(tx, enrolled, { at: at + 1, code: enrolled.shown(at + 1) })).opened).toBeTruthy();
  }));

test("a changed password begins the count of codes anew", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const { id } = enrolled.account;
    const at = await guess(tx, enrolled, 10);
    const typed = { currentPassword: PASSWORD, password: "linghuo-chahua", passwordAgain: "linghuo-chahua" };
    const owner = { ...(await aViewer(tx)), accountId: id };
    expect(await changeOwnPassword(tx, owner, { ...typed, browser: null }, after(at + 100))).toBeNull();
    const { version } = await tx.account.findUniqueOrThrow({ where: { id } });
    const changed = { ...enrolled, account: { ...enrolled.account, version } };
    await secondStep(tx, changed, { at: at + 200 });
    expect(await lastGuessedCodes(id, tx)).toBeNull();
    expect((await secondStep(tx, changed, { at: at + 300, code: changed.shown(at + 300) })).opened).toBeTruthy();
  }));

test("once the owner has said so, only another row of wrong codes tells of guesses, and the wait goes on", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const { id } = enrolled.account;
    const at = await guess(tx, enrolled, 10);
    await noteGuessesSeen(tx, { ...(await aViewer(tx)), accountId: id });
    await secondStep(tx, enrolled, { from: "203.0.113.1", at: at + 61 });
    expect(await lastGuessedCodes(id, tx)).toBeNull();
    expect((await secondStep(tx, enrolled, { at: at + 120, code: enrolled.shown(at + 120) })).refused).toMatch("请等");
    for (let hour = 1; hour < 10; hour += 1) {
      expect(await lastGuessedCodes(id, tx)).toBeNull();
      await secondStep(tx, enrolled, { from: `203.0.114.${hour}`, at: at + 61 + hour * 61 * MINUTE });
    }
    expect(await lastGuessedCodes(id, tx)).not.toBeNull();
  }));

test("whoever guesses in a browser that others share with the owner is told of too", () =>
  inRollback(async (tx) => {
    const enrolled = await anEnrolled(tx);
    const first = await secondStep(tx, enrolled, { at: -10, code: enrolled.shown(-10) });
    const { browser } = first.opened!;
    for (let time = 0; time < 10; time += 1) await secondStep(tx, enrolled, { browser, at: time * 16 * MINUTE });
    expect(await lastGuessedCodes(enrolled.account.id, tx)).not.toBeNull();
  }));
