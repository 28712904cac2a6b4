import { type Actor, record } from "@/lib/core/audit";
import { type Day, dayInShanghai, fromDay, toDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { subjectOf } from "../commands";
import type { ConsentInput, ConsentWithdrawal } from "./schema";

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
  await record(tx, actor, "consent.given", subjectOf(lecturer), { after: { givenOn, evidence, coversPhoto } });
}

/** Writes down that the open consent was withdrawn. Refuses when none is open, and a day before it was given or to come. */
export async function withdrawConsent(tx: Tx, actor: Actor, input: ConsentWithdrawal): Promise<void> {
  refuseFuture(input.withdrawnOn, "withdrawnOn");
  const lecturer = found(await tx.lecturer.findUnique({ where: { id: input.lecturerId } }), "lecturer");
  const open = { lecturerId: lecturer.id, withdrawnOn: null };
  const consent = await tx.lecturerConsent.findFirst({ where: open });
  const { count } = await tx.lecturerConsent.updateMany({
    where: open,
    data: { withdrawnOn: fromDay(input.withdrawnOn) },
  });
  if (!consent || count === 0) throw new Refusal("这位讲师没有有效的公开同意，不用撤回。");
  await record(tx, actor, "consent.withdrawn", subjectOf(lecturer), {
    after: { givenOn: toDay(consent.givenOn), withdrawnOn: input.withdrawnOn },
  });
}

function refuseFuture(day: Day, field: string): void {
  if (day > dayInShanghai()) throw new Refusal("日期不能晚于今天。", field);
}
