import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import { MOST_BROWSERS } from "../browsers/rules";
import { resetPassword } from "../commands";
import { signIn } from "../sessions/commands";
import { unlockAccount } from "./commands";
import { listHeldBack } from "./queries";

const START = new Date("2026-03-02T01:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);

type Try = { from?: string; browser?: string | null; password?: string; at?: number };

/** One try at an account; gives the sentence of its refusal, or the browser's new token. */
async function tryAt(tx: Tx, username: string, { from = "203.0.113.7", browser = null, ...rest }: Try) {
  const visitor = { ...SYSTEM, name: "访客", ipAddress: from };
  const { password = "Wrong-password-1", at = 0 } = rest;
  const typed = { username, password, device: null, formerSessionId: null, browser };
  const answer = await signIn(tx, visitor, typed, after(at));
  if (answer instanceof Refusal) return { refused: answer.message };
  return { browser: answer.is === "OPEN" ? answer.browser : null };
}

/** Five wrong passwords from one place, with time enough between them. */
async function guessFive(tx: Tx, username: string, from: string, at = 0) {
  for (let time = 0; time < 5; time += 1) await tryAt(tx, username, { from, at: at + time * 60 });
}

test("five wrong passwords lock the account for the place they came from, for fifteen minutes", () =>
  inRollback(async (tx) => {
    const { id, username } = await anAccountWithPassword(tx);
    await guessFive(tx, username, "203.0.113.7");
    expect((await tryAt(tx, username, { password: PASSWORD, at: 240 + 14 * 60 })).refused).toMatch("已锁定");
    expect((await tryAt(tx, username, { password: PASSWORD, at: 240 + 15 * 60 })).browser).toBeTruthy();
    expect(await tx.auditEntry.count({ where: { event: "account.locked", subjectId: String(id) } })).toBe(1);
  }));

test("another place signs in meanwhile: a lock is no weapon", () =>
  inRollback(async (tx) => {
    const { username } = await anAccountWithPassword(tx);
    await guessFive(tx, username, "203.0.113.7");
    const elsewhere = { from: "198.51.100.4", password: PASSWORD };
    expect((await tryAt(tx, username, { ...elsewhere, at: 240 + 15 })).refused).toMatch("请等 1 秒");
    expect((await tryAt(tx, username, { ...elsewhere, at: 240 + 16 })).browser).toBeTruthy();
  }));

test("all addresses of one IPv6 network are one place", () =>
  inRollback(async (tx) => {
    const { username } = await anAccountWithPassword(tx);
    for (let time = 0; time < 5; time += 1) await tryAt(tx, username, { from: `2001:db8::${time + 1}`, at: time * 60 });
    expect((await tryAt(tx, username, { from: "2001:db8::ffff", at: 400 })).refused).toMatch("已锁定");
    expect((await tryAt(tx, username, { from: "2001:db8:0:1::1", password: PASSWORD, at: 400 })).browser).toBeTruthy();
  }));

test("each wrong guess from anywhere makes strangers wait 1, 2, 4 … seconds, and never more than a minute", () =>
  inRollback(async (tx) => {
    const { username } = await anAccountWithPassword(tx);
    let at = 0;
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await tryAt(tx, username, { from: `198.51.100.${seconds}-${at}`, at });
      const early = { from: "192.0.2.1", password: PASSWORD, at: at + seconds - 1 };
      expect((await tryAt(tx, username, early)).refused).toMatch("请等 1 秒");
      at += seconds;
    }
    expect((await tryAt(tx, username, { from: "192.0.2.1", password: PASSWORD, at })).browser).toBeTruthy();
  }));

test("a browser that signed in before is not kept out by anybody else's guesses, also from its own network", () =>
  inRollback(async (tx) => {
    const { username } = await anAccountWithPassword(tx);
    const { browser } = await tryAt(tx, username, { password: PASSWORD });
    await guessFive(tx, username, "203.0.113.7", 60);
    await tryAt(tx, username, { from: "198.51.100.9", at: 360 });
    const known = await tryAt(tx, username, { browser, password: PASSWORD, at: 360 });
    expect(known.browser).toBeTruthy();
    expect(known.browser).not.toBe(browser);
    const old = await tryAt(tx, username, { browser, password: PASSWORD, at: 361 });
    expect(old.refused).toMatch("已锁定");
  }));

test("a known browser has five tries of its own, which keep nobody else waiting", () =>
  inRollback(async (tx) => {
    const { username } = await anAccountWithPassword(tx);
    const { browser } = await tryAt(tx, username, { password: PASSWORD });
    for (let time = 0; time < 5; time += 1) await tryAt(tx, username, { browser, at: 1 });
    expect((await tryAt(tx, username, { browser, password: PASSWORD, at: 2 })).refused).toMatch("已锁定");
    expect((await tryAt(tx, username, { password: PASSWORD, at: 2 })).browser).toBeTruthy();
  }));

test("colleagues who share a browser stay known, and another account's browser is a stranger", () =>
  inRollback(async (tx) => {
    const [one, other] = [await anAccountWithPassword(tx), await anAccountWithPassword(tx)];
    const first = await tryAt(tx, one.username, { password: PASSWORD });
    const second = await tryAt(tx, other.username, { browser: first.browser, password: PASSWORD });
    await guessFive(tx, one.username, "203.0.113.7", 60);
    const { browser } = await tryAt(tx, one.username, { browser: second.browser, password: PASSWORD, at: 301 });
    expect(browser).toBeTruthy();
    const third = await anAccountWithPassword(tx);
    await guessFive(tx, third.username, "203.0.113.7", 60);
    expect((await tryAt(tx, third.username, { browser, password: PASSWORD, at: 301 })).refused).toMatch("已锁定");
  }));

test("a reset password makes its browsers strangers, and no account keeps more than twenty", () =>
  inRollback(async (tx) => {
    const { id, username, version } = await anAccountWithPassword(tx);
    for (let time = 0; time < MOST_BROWSERS + 3; time += 1) {
      await tryAt(tx, username, { from: `192.0.2.${time}`, password: PASSWORD, at: time });
    }
    expect(await tx.knownBrowser.count({ where: { accountId: id } })).toBe(MOST_BROWSERS);
    await resetPassword(tx, await aViewer(tx, { roles: ["ADMINISTRATOR"] }), { id, version });
    expect(await tx.knownBrowser.count({ where: { accountId: id } })).toBe(0);
  }));

test("a name that nobody has is answered like an account, guess by guess", () =>
  inRollback(async (tx) => {
    const { id, username } = await anAccountWithPassword(tx);
    for (const at of [0, 0.5, 1, 2, 3, 7, 16, 17, 40]) {
      const nobody = await tryAt(tx, `nobody-${id}`, { at });
      expect(await tryAt(tx, username, { at }), `after ${at} s`).toEqual(nobody);
    }
  }));

test("of many wrong tries at once one is judged", async () => {
  const { id, username } = await db.$transaction((tx) => anAccountWithPassword(tx));
  await Promise.all(Array.from({ length: 9 }, () => db.$transaction((tx) => tryAt(tx, username, {}))));
  const { count } = await db.wrongGuess.findFirstOrThrow({ where: { subject: `account:${id}`, source: "everybody" } });
  expect(count).toBe(1);
});

test("an unlocked account is tried from everywhere again, and the log says who unlocked it", () =>
  inRollback(async (tx) => {
    const { id, username } = await anAccountWithPassword(tx);
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    await guessFive(tx, username, "203.0.113.7");
    const held = () => listHeldBack(administrator, [id], after(241), tx);
    expect((await held()).get(id)).toEqual({ is: "LOCKED", until: after(240 + 15 * 60) });
    await unlockAccount(tx, administrator, { id });
    expect((await held()).size).toBe(0);
    expect((await tryAt(tx, username, { password: PASSWORD, at: 241 })).browser).toBeTruthy();
    const where = { event: "account.unlocked", subjectId: String(id), actorId: administrator.accountId };
    expect(await tx.auditEntry.count({ where })).toBe(1);
  }));

test("guesses are forgotten after an hour, and their rows go", () =>
  inRollback(async (tx) => {
    const [one, other] = [await anAccountWithPassword(tx), await anAccountWithPassword(tx)];
    await tryAt(tx, one.username, { at: 0 });
    await tryAt(tx, other.username, { at: 3601 });
    expect(await tx.wrongGuess.count({ where: { subject: `account:${one.id}` } })).toBe(0);
  }));
