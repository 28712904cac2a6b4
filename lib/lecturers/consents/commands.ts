import { type Actor, record } from "@/lib/core/audit";
import { type Day, dayInShanghai, formatDay, fromDay, toDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { subjectOf } from "@/lib/core/record";
import { lecturers } from "../noun";
import type { ConsentInput, ConsentWithdrawal } from "./schema";
import { openConsent } from "./where";

/**
 * Writes down that a lecturer agreed to be shown in public. Refuses a day to come; a second open consent is refused by the
 * database (consent_one_open).
 */
export async function giveConsent(tx: Tx, actor: Actor, input: ConsentInput): Promise<void> {
  refuseFuture(input.givenOn, "givenOn");
  const lecturer = found(await tx.lecturer.findUnique({ where: { id: input.lecturerId } }), "lecturer");
  const { givenOn, evidence, coversPhoto } = input;
  await tx.lecturerConsent.create({
    data: { lecturerId: lecturer.id, givenOn: fromDay(givenOn), evidence, coversPhoto },
  });
  await record(tx, actor, "consent.given", subjectOf(lecturers, lecturer), {
    after: { givenOn, evidence, coversPhoto },
  });
}

/**
 * Writes down a new consent in place of the open one, to take in the photograph or to leave it out: the lecturer stays named
 * without a gap. Refuses when none is open, a day to come, one before the open consent, and one that changes nothing.
 */
export async function replaceConsent(tx: Tx, actor: Actor, input: ConsentInput): Promise<void> {
  refuseFuture(input.givenOn, "givenOn");
  const { lecturerId, givenOn, evidence, coversPhoto } = input;
  const lecturer = await lockLecturer(tx, lecturerId);
  const open = await tx.lecturerConsent.findFirst({ where: { lecturerId, ...openConsent } });
  if (!open) throw new Refusal("这位讲师没有有效的公开同意，请先登记同意。");
  const before = toDay(open.givenOn);
  if (givenOn < before) throw new Refusal(`不能早于原来的同意日期（${formatDay(before)}）。`, "givenOn");
  const isSame = givenOn === before && evidence === open.evidence && coversPhoto === open.coversPhoto;
  if (isSame) throw new Refusal("与现在登记的一样，没有改动。");
  await tx.lecturerConsent.update({ where: { id: open.id }, data: { withdrawnOn: fromDay(givenOn) } });
  await tx.lecturerConsent.create({ data: { lecturerId, givenOn: fromDay(givenOn), evidence, coversPhoto } });
  await record(tx, actor, "consent.replaced", subjectOf(lecturers, lecturer), {
    before: { givenOn: before, evidence: open.evidence, coversPhoto: open.coversPhoto },
    after: { givenOn, evidence, coversPhoto },
  });
}

/** Writes down that the open consent was withdrawn. Refuses when none is open, and a day before it was given or to come. */
export async function withdrawConsent(tx: Tx, actor: Actor, input: ConsentWithdrawal): Promise<void> {
  refuseFuture(input.withdrawnOn, "withdrawnOn");
  const lecturer = found(await tx.lecturer.findUnique({ where: { id: input.lecturerId } }), "lecturer");
  const open = { lecturerId: lecturer.id, ...openConsent };
  const consent = await tx.lecturerConsent.findFirst({ where: open });
  const { count } = await tx.lecturerConsent.updateMany({
    where: open,
    data: { withdrawnOn: fromDay(input.withdrawnOn) },
  });
  if (!consent || count === 0) throw new Refusal("这位讲师没有有效的公开同意，不用撤回。");
  await record(tx, actor, "consent.withdrawn", subjectOf(lecturers, lecturer), {
    after: { givenOn: toDay(consent.givenOn), withdrawnOn: input.withdrawnOn },
  });
}

/** Two clerks who replace a consent at once come one after the other: the second replaces what the first wrote. */
async function lockLecturer(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "Lecturer" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.lecturer.findUnique({ where: { id } }), `lecturer ${id}`);
}

function refuseFuture(day: Day, field: string): void {
  if (day > dayInShanghai()) throw new Refusal("日期不能晚于今天。", field);
}
