import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai, fromDay } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { NotFound } from "@/lib/core/errors";
import { constraintOf, sentenceForConstraint } from "@/lib/nouns/constraints";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { giveConsent, replaceConsent, withdrawConsent } from "./commands";

const today = dayInShanghai();

test("consent is given, withdrawn and given again, each with its own record", () =>
  inRollback(async (tx) => {
    const { id: lecturerId } = await aLecturer(tx);
    await aConsent(tx, lecturerId, { givenOn: addDays(today, -3) });
    await withdrawConsent(tx, SYSTEM, { lecturerId, withdrawnOn: addDays(today, -1) });
    await expect(withdrawConsent(tx, SYSTEM, { lecturerId, withdrawnOn: today })).rejects.toThrow("不用撤回");
    await aConsent(tx, lecturerId);
    expect(await tx.lecturerConsent.count({ where: { lecturerId } })).toBe(2);
    expect(await tx.lecturerConsent.count({ where: { lecturerId, withdrawnOn: null } })).toBe(1);
    const events = await tx.auditEntry.findMany({
      where: { subjectType: "lecturer", subjectId: String(lecturerId), event: { startsWith: "consent." } },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ event }) => event)).toEqual(["consent.given", "consent.withdrawn", "consent.given"]);
  }));

test("a day to come is refused for either, and an unknown lecturer is not found", () =>
  inRollback(async (tx) => {
    const { id: lecturerId } = await aLecturer(tx);
    const tomorrow = addDays(today, 1);
    await expect(aConsent(tx, lecturerId, { givenOn: tomorrow })).rejects.toMatchObject({ field: "givenOn" });
    await expect(withdrawConsent(tx, SYSTEM, { lecturerId, withdrawnOn: tomorrow })).rejects.toMatchObject({
      field: "withdrawnOn",
    });
    await expect(aConsent(tx, 2_000_000_000)).rejects.toThrow(NotFound);
  }));

test("a withdrawal before the consent is a sentence at its field", () =>
  inRollback(async (tx) => {
    const { id: lecturerId } = await aLecturer(tx);
    await aConsent(tx, lecturerId);
    const refused = await withdrawConsent(tx, SYSTEM, { lecturerId, withdrawnOn: addDays(today, -1) }).catch(
      sentenceForConstraint,
    );
    expect(refused).toMatchObject({ field: "withdrawnOn", message: "撤回日期不能早于同意日期。" });
  }));

test("a consent is replaced to take in the photograph or leave it out, without a day between", () =>
  inRollback(async (tx) => {
    const { id: lecturerId } = await aLecturer(tx);
    const renewed = { lecturerId, givenOn: today, evidence: "补签的同意书", coversPhoto: true };
    await expect(replaceConsent(tx, SYSTEM, renewed)).rejects.toThrow("请先登记同意");
    await aConsent(tx, lecturerId, { givenOn: addDays(today, -3) });
    const early = { ...renewed, givenOn: addDays(today, -4) };
    await expect(replaceConsent(tx, SYSTEM, early)).rejects.toMatchObject({ field: "givenOn" });
    const late = { ...renewed, givenOn: addDays(today, 1) };
    await expect(replaceConsent(tx, SYSTEM, late)).rejects.toMatchObject({ field: "givenOn" });
    await replaceConsent(tx, SYSTEM, renewed);
    await expect(replaceConsent(tx, SYSTEM, renewed)).rejects.toThrow("没有改动");
    const consents = await tx.lecturerConsent.findMany({ where: { lecturerId }, orderBy: { id: "asc" } });
    expect(consents).toMatchObject([
      { coversPhoto: false, withdrawnOn: fromDay(today) },
      { coversPhoto: true, withdrawnOn: null, givenOn: fromDay(today), evidence: "补签的同意书" },
    ]);
    await replaceConsent(tx, SYSTEM, { ...renewed, evidence: "不再公开照片", coversPhoto: false });
    const about = { event: "consent.replaced", subjectType: "lecturer", subjectId: String(lecturerId) };
    const [, narrowed] = await tx.auditEntry.findMany({ where: about, orderBy: { id: "asc" } });
    expect(narrowed).toMatchObject({ before: { coversPhoto: true }, after: { coversPhoto: false } });
  }));

test("of two who replace a consent at once, neither leaves two open", async () => {
  const { id: lecturerId } = await db.$transaction((tx) => aLecturer(tx));
  await aConsent(db, lecturerId);
  const replace = (evidence: string) =>
    db.$transaction((tx) => replaceConsent(tx, SYSTEM, { lecturerId, givenOn: today, evidence, coversPhoto: true }));
  await Promise.all([replace("甲办的"), replace("乙办的")]);
  expect(await db.lecturerConsent.count({ where: { lecturerId, withdrawnOn: null } })).toBe(1);
  expect(await db.lecturerConsent.count({ where: { lecturerId } })).toBe(3);
});

test("of two consents recorded at once, one is kept", async () => {
  const { id: lecturerId } = await db.$transaction((tx) => aLecturer(tx));
  const give = () =>
    db.$transaction((tx) =>
      giveConsent(tx, SYSTEM, { lecturerId, givenOn: today, evidence: "签字表", coversPhoto: false }),
    );
  const results = await Promise.allSettled([give(), give()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected")?.reason;
  expect(constraintOf(refused)).toBe("consent_one_open");
  expect(sentenceForConstraint(refused)?.message).toBe("这位讲师已经登记过公开同意。");
});
