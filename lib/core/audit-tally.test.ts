import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { SYSTEM } from "./audit";
import { closeTallies, recordRepeated } from "./audit-tally";
import { db, type Tx } from "./db";

const EVENT = "account.sign-in-failed";
const visitor = (ipAddress: string) => ({ ...SYSTEM, name: "访客", ipAddress });
const START = new Date("2026-03-02T01:00:00Z");
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** Fails once for a person of this name. */
function fail(tx: Tx, label: string, { from = "203.0.113.7", at = 0 } = {}) {
  const reason = { after: { reason: "密码不正确" } };
  return recordRepeated(tx, visitor(from), EVENT, { type: "account", id: null, label }, reason, after(at));
}

async function entriesOf(label: string) {
  const rows = await db.auditEntry.findMany({ where: { subjectLabel: label }, orderBy: { id: "asc" } });
  return rows.map(({ after: written }) => written);
}

test("the first failure is written at once, a thousand like it as one entry once the quarter of an hour is over", async () => {
  const label = randomUUID();
  for (let time = 0; time < 6; time += 1) await db.$transaction((tx) => fail(tx, label, { at: time }));
  expect(await entriesOf(label)).toEqual([{ reason: "密码不正确" }]);
  await closeTallies(after(14));
  expect(await entriesOf(label)).toHaveLength(1);
  await closeTallies(after(15));
  const counted = { repeated: 5, repeatedSince: after(0).toISOString(), repeatedUntil: after(5).toISOString() };
  expect(await entriesOf(label)).toEqual([{ reason: "密码不正确" }, counted]);
  await closeTallies(after(30));
  expect(await entriesOf(label)).toHaveLength(2);
});

test("one that stands alone has no second entry, and the next after a while is written at once", async () => {
  const label = randomUUID();
  await db.$transaction((tx) => fail(tx, label));
  await db.$transaction((tx) => fail(tx, label, { at: 20 }));
  await closeTallies(after(60));
  expect(await entriesOf(label)).toHaveLength(2);
});

test("when nothing closed the count, the next failure does", async () => {
  const label = randomUUID();
  for (const at of [0, 1, 20]) await db.$transaction((tx) => fail(tx, label, { at }));
  expect(await entriesOf(label)).toMatchObject([{ reason: "密码不正确" }, { repeated: 1 }, { reason: "密码不正确" }]);
});

test("another network is another story, another address of one IPv6 network is not", async () => {
  const label = randomUUID();
  for (const from of ["203.0.113.7", "203.0.113.8", "2001:db8::1", "2001:db8::2"]) {
    await db.$transaction((tx) => fail(tx, label, { from }));
  }
  expect(await entriesOf(label)).toHaveLength(3);
});

test("of failures at the same instant none is lost", async () => {
  const label = randomUUID();
  await Promise.all(Array.from({ length: 8 }, () => db.$transaction((tx) => fail(tx, label))));
  await Promise.all([closeTallies(after(15)), closeTallies(after(15))]);
  expect(await entriesOf(label)).toMatchObject([{ reason: "密码不正确" }, { repeated: 7 }]);
});

test("another reason is another story", async () => {
  const label = randomUUID();
  const subject = { type: "account", id: null, label };
  for (const reason of ["密码不正确", "验证码不正确"]) {
    await db.$transaction((tx) =>
      recordRepeated(tx, visitor("203.0.113.7"), EVENT, subject, { after: { reason } }, START),
    );
  }
  expect(await entriesOf(label)).toEqual([{ reason: "密码不正确" }, { reason: "验证码不正确" }]);
});

test("who opens the pages of one record after another tries one page", async () => {
  const place = `/admin/${randomUUID().replace(/\d/g, "x")}`;
  for (const id of [1, 2, 3]) {
    const subject = { type: "page", id: null, label: `${place}/${id}` };
    await db.$transaction((tx) => recordRepeated(tx, visitor("203.0.113.7"), "page.refused", subject, {}, START));
  }
  expect(await db.auditEntry.count({ where: { subjectLabel: { startsWith: place } } })).toBe(1);
  await closeTallies(after(15));
  expect(await db.auditEntry.count({ where: { subjectLabel: { startsWith: place } } })).toBe(2);
});
