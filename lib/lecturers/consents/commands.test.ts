import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { constraintOf, sentenceForConstraint } from "@/lib/core/db-errors";
import { NotFound } from "@/lib/core/errors";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { giveConsent, withdrawConsent } from "./commands";

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
