import { randomInt } from "node:crypto";
import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import { type Day, dayInShanghai, formatTerm, fromDay, toDay, toDayOrNull, yearOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { siteAddress } from "@/lib/core/env";
import { found, Refusal } from "@/lib/core/errors";
import { getSettings, type Settings } from "@/lib/settings/queries";
import type { Prisma } from "@/prisma/generated/client";
import { CATEGORY_LABELS } from "../appointments/schema";
import { formatLetterNo, newCode, refusalToReissue } from "./rules";
import type { reissueInput, withdrawalInput } from "./schema";
import type { LetterSnapshot } from "./snapshot";

const withSubject = {
  include: {
    lecturer: { select: { name: true } },
    team: { select: { name: true } },
    ceremony: { select: { title: true, heldOn: true } },
  },
} satisfies Prisma.AppointmentDefaultArgs;

type AppointmentToPrint = Prisma.AppointmentGetPayload<typeof withSubject>;

/**
 * Issues the first letter of each appointment, dated on the day of its ceremony, else today. Numbers are taken under a row
 * lock that lasts to the end of the transaction, so that they are distinct and without gaps whoever else issues meanwhile.
 */
export async function issueLetters(tx: Tx, actor: Actor, appointmentIds: readonly number[]): Promise<void> {
  const rows = await tx.appointment.findMany({
    where: { id: { in: [...appointmentIds] } },
    orderBy: { id: "asc" },
    ...withSubject,
  });
  const settings = await getSettings(tx);
  for (const appointment of rows) {
    const issuedOn = appointment.ceremony ? toDay(appointment.ceremony.heldOn) : dayInShanghai();
    const letter = await writeLetter(tx, actor, settings, { appointment, issuedOn, reissueOf: null });
    await recordLetter(tx, actor, "letter.issued", letter, { after: { term: letter.snapshot.body } });
  }
}

/**
 * Issues a replacement with a number of its own, marked 补发, dated today, with the names and wording of today; the term is
 * that of the appointment. Refuses a letter that was replaced or withdrawn already.
 */
export async function reissueLetter(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof reissueInput>,
): Promise<{ id: number; appointmentId: number; letterNo: string }> {
  const old = await lockLetter(tx, input.letterId);
  const refusal = refusalToReissue({
    withdrawn: old.withdrawnAt !== null,
    reissuedAs: old.reissuedAs?.letterNo ?? null,
  });
  if (refusal) throw new Refusal(refusal);
  const appointment = await tx.appointment.findUniqueOrThrow({ where: { id: old.appointmentId }, ...withSubject });
  const settings = await getSettings(tx);
  const letter = await writeLetter(tx, actor, settings, { appointment, issuedOn: dayInShanghai(), reissueOf: old });
  await recordLetter(tx, actor, "letter.reissued", letter, {
    after: { reissueOf: old.letterNo, reason: input.reason },
  });
  return { id: letter.id, appointmentId: letter.appointmentId, letterNo: letter.letterNo };
}

/** Withdraws a letter: from now on its code answers 已作废. Refuses a letter that was withdrawn already. */
export async function withdrawLetter(tx: Tx, actor: Actor, input: z.output<typeof withdrawalInput>): Promise<number> {
  const letter = await lockLetter(tx, input.letterId);
  if (letter.withdrawnAt) throw new Refusal("这份聘书已经作废过了。");
  await tx.appointmentLetter.update({
    where: { id: letter.id },
    data: { withdrawnAt: new Date(), withdrawnById: actor.accountId, withdrawReason: input.reason },
  });
  await recordLetter(tx, actor, "letter.withdrawn", letter, { after: { reason: input.reason } });
  return letter.appointmentId;
}

async function writeLetter(
  tx: Tx,
  actor: Actor,
  settings: Settings,
  {
    appointment,
    issuedOn,
    reissueOf,
  }: { appointment: AppointmentToPrint; issuedOn: Day; reissueOf: { id: number; letterNo: string } | null },
) {
  const year = yearOf(issuedOn);
  const number = await takeNumber(tx, year, appointment.isSample);
  const series = appointment.isSample ? "SAMPLE" : "REAL";
  const letterNo = formatLetterNo(settings.letterNumberPattern, year, number, series);
  const verificationCode = newCode((below) => randomInt(below));
  const snapshot = snapshotOf(appointment, settings, {
    letterNo,
    issuedOn,
    verificationCode,
    reissueOf: reissueOf?.letterNo ?? null,
  });
  const letter = await tx.appointmentLetter.create({
    data: {
      appointmentId: appointment.id,
      kind: reissueOf ? "REISSUE" : "ORIGINAL",
      year,
      number,
      letterNo,
      verificationCode,
      snapshot,
      issuedOn: fromDay(issuedOn),
      issuedById: actor.accountId,
      isSample: appointment.isSample,
      reissueOfId: reissueOf?.id ?? null,
    },
  });
  return { ...letter, snapshot };
}

/** The year's next number. The upsert locks the row of the year until this transaction ends. */
async function takeNumber(tx: Tx, year: number, isSample: boolean): Promise<number> {
  const [row] = await tx.$queryRaw<{ lastNumber: number }[]>`
    INSERT INTO "LetterSequence" ("year", "isSample", "lastNumber") VALUES (${year}, ${isSample}, 1)
    ON CONFLICT ("year", "isSample") DO UPDATE SET "lastNumber" = "LetterSequence"."lastNumber" + 1
    RETURNING "lastNumber"`;
  return row!.lastNumber;
}

function snapshotOf(
  appointment: AppointmentToPrint,
  settings: Settings,
  letter: { letterNo: string; issuedOn: Day; verificationCode: string; reissueOf: string | null },
): LetterSnapshot {
  const isTeam = appointment.team !== null;
  const recipientName = appointment.lecturer?.name ?? appointment.team?.name ?? "";
  const categoryLabel = `${CATEGORY_LABELS[appointment.category]}${isTeam ? "讲师团" : "讲师"}`;
  const termStart = toDay(appointment.termStart);
  const termEnd = toDayOrNull(appointment.termEnd);
  const body = (isTeam ? settings.teamLetterWording : settings.letterWording)
    .replaceAll("{姓名}", recipientName)
    .replaceAll("{学校}", settings.schoolName)
    .replaceAll("{类别}", categoryLabel)
    .replaceAll("{聘期}", formatTerm(termStart, termEnd));
  return {
    templateVersion: 1,
    schoolName: settings.schoolName,
    recipientName,
    recipientKind: isTeam ? "TEAM" : "LECTURER",
    categoryLabel,
    termStart,
    termEnd,
    issuingBody: settings.issuingBody,
    ceremonyTitle: appointment.ceremony?.title ?? null,
    body,
    verificationUrl: `${siteAddress(settings.publicAddress)}/verify?code=${letter.verificationCode}`,
    ...letter,
  };
}

async function lockLetter(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "AppointmentLetter" WHERE "id" = ${id} FOR UPDATE`;
  const letter = await tx.appointmentLetter.findUnique({
    where: { id },
    include: { reissuedAs: { select: { letterNo: true } } },
  });
  return found(letter, `letter ${id}`);
}

/** A letter's events stand in the history of its appointment. */
async function recordLetter(
  tx: Tx,
  actor: Actor,
  event: string,
  letter: { appointmentId: number; letterNo: string },
  change: { after: Record<string, unknown> },
): Promise<void> {
  await record(tx, actor, event, { type: "appointment", id: letter.appointmentId, label: letter.letterNo }, change);
}
