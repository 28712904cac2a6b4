import { type Actor, record } from "@/lib/core/audit";
import { dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import { holdOrganization } from "@/lib/organizations/commands";
import type { Lecturer, Prisma } from "@/prisma/generated/client";
import { listNamesakes, loadTerms } from "./queries";
import { refusalOfNamesake, refusalToArchive, refusalToChange, whoIs } from "./rules";
import type { LecturerArchival, LecturerChange, LecturerInput, LecturerRef } from "./schema";

type Written = Omit<LecturerInput, "isNamesake">;

/**
 * Enters a lecturer and returns the id. When somebody of that name is known, refuses until it is said that this is another
 * person; the name is locked meanwhile, so that a form sent twice enters one person.
 */
export async function createLecturer(tx: Tx, actor: Actor, input: LecturerInput): Promise<number> {
  const { isNamesake, ...written } = input;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('lecturer'), hashtext(${written.name}))::text`;
  const namesakes = (await listNamesakes(tx, written.name)).map(whoIs);
  refuse(refusalOfNamesake(written.name, namesakes, isNamesake), "isNamesake");
  await holdOrganization(tx, written.organizationId, "organizationId");
  const lecturer = await tx.lecturer.create({
    data: { ...written, ...pinyinColumns(written.name), isSample: actor.makesSamples ?? false },
  });
  const phone = { phone: written.phone && "已填写" };
  await record(tx, actor, "lecturer.created", subjectOf(lecturer), {
    after: { ...(await described(tx, written)), ...phone },
  });
  return lecturer.id;
}

/** Changes what is written about a lecturer; an empty phone keeps the present one. Refuses an archived lecturer. */
export async function changeLecturer(tx: Tx, actor: Actor, input: LecturerChange): Promise<void> {
  const { id, version, removesPhone, ...written } = input;
  const before = await lockLecturer(tx, id);
  refuse(refusalToChange(before));
  if (written.organizationId !== before.organizationId) {
    await holdOrganization(tx, written.organizationId, "organizationId");
  }
  const phone = removesPhone ? null : (written.phone ?? before.phone);
  await update(tx, { id, version }, { ...written, phone, ...pinyinColumns(written.name) });
  const phoneChange = phone === before.phone ? {} : { phone: phone ? "已修改" : "已删除" };
  await record(tx, actor, "lecturer.changed", subjectOf({ id, name: written.name }), {
    before: await described(tx, before),
    after: { ...(await described(tx, written)), ...phoneChange },
  });
}

/** Archives a lecturer with a reason. Refuses, naming the letter, while an appointment is in force or still to come. */
export async function archiveLecturer(tx: Tx, actor: Actor, input: LecturerArchival): Promise<void> {
  const lecturer = await lockLecturer(tx, input.id);
  refuse(refusalToArchive(lecturer, await loadTerms(tx, { lecturerId: lecturer.id }), dayInShanghai()));
  await update(tx, input, { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason });
  await record(tx, actor, "lecturer.archived", subjectOf(lecturer), { after: { reason: input.reason } });
}

/** Takes a lecturer out of the archive. Refuses one who is not archived. */
export async function restoreLecturer(tx: Tx, actor: Actor, input: LecturerRef): Promise<void> {
  const lecturer = await lockLecturer(tx, input.id);
  if (!lecturer.archivedAt) throw new Refusal(`${lecturer.name}没有归档，不用恢复。`);
  await update(tx, input, { archivedAt: null, archivedById: null, archiveReason: null });
  await record(tx, actor, "lecturer.restored", subjectOf(lecturer), { before: { reason: lecturer.archiveReason } });
}

/** Shows a lecturer's phone to somebody who asked for it, and notes that they did. Null when there is none. */
export async function revealPhone(tx: Tx, actor: Actor, { id }: { id: number }): Promise<string | null> {
  const lecturer = found(await tx.lecturer.findUnique({ where: { id } }), `lecturer ${id}`);
  await record(tx, actor, "lecturer.phone-revealed", subjectOf(lecturer));
  return lecturer.phone;
}

/** Locks the row, as an approval does: who is being archived cannot be appointed meanwhile, and the other way round. */
export async function lockLecturer(tx: Tx, id: number): Promise<Lecturer> {
  await tx.$queryRaw`SELECT 1 FROM "Lecturer" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.lecturer.findUnique({ where: { id } }), `lecturer ${id}`);
}

async function update(
  tx: Tx,
  { id, version }: LecturerRef,
  data: Prisma.LecturerUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.lecturer.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

function refuse(sentence: string | null, field?: string): void {
  if (sentence) throw new Refusal(sentence, field);
}

function pinyinColumns(name: string) {
  const { full, initials } = pinyinOf(name, "person");
  return { namePinyin: full, nameInitials: initials };
}

/** What the history keeps of a lecturer; never the phone. */
async function described(tx: Tx, { name, organizationId, post, speciality, biography }: Omit<Written, "phone">) {
  const organization =
    organizationId === null ? null : await tx.organization.findUnique({ where: { id: organizationId } });
  return { name, organization: organization?.name ?? null, post, speciality, biography };
}

/** How the history names a lecturer. */
export function subjectOf({ id, name }: { id: number; name: string }) {
  return { type: "lecturer", id, label: name };
}
