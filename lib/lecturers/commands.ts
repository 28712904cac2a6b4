import { type Actor, record } from "@/lib/core/audit";
import { dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found } from "@/lib/core/errors";
import { archiving, lockRecord, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { holdOrganization } from "@/lib/organizations/commands";
import { createPerson, renamePerson } from "@/lib/people/commands";
import { lecturers } from "./noun";
import { listNamesakes, loadTerms } from "./queries";
import { refusalOfNamesake, refusalOfTerms, whoIs } from "./rules";
import type { LecturerChange, LecturerInput } from "./schema";

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
  const person = await createPerson(tx, written.name);
  const lecturer = await tx.lecturer.create({ data: { ...written, ...person, isSample: actor.makesSamples ?? false } });
  const phone = { phone: written.phone && "已填写" };
  await record(tx, actor, "lecturer.created", subjectOf(lecturers, lecturer), {
    after: { ...(await described(tx, written)), ...phone },
  });
  return lecturer.id;
}

/** Changes what is written about a lecturer; an empty phone keeps the present one. Refuses an archived lecturer. */
export async function changeLecturer(tx: Tx, actor: Actor, input: LecturerChange): Promise<void> {
  const { id, version, removesPhone, ...written } = input;
  const before = await lockRecord(tx, lecturers, id);
  refuse(refusalToChange(lecturers, before));
  if (written.organizationId !== before.organizationId) {
    await holdOrganization(tx, written.organizationId, "organizationId");
  }
  const phone = removesPhone ? null : (written.phone ?? before.phone);
  const { name, ...own } = written;
  await saveRecord(tx, lecturers, { id, version }, { ...own, phone });
  if (name !== before.name) await renamePerson(tx, actor, { id: before.personId, name });
  const phoneChange = phone === before.phone ? {} : { phone: phone ? "已修改" : "已删除" };
  await record(tx, actor, "lecturer.changed", subjectOf(lecturers, { id, name }), {
    before: await described(tx, before),
    after: { ...(await described(tx, written)), ...phoneChange },
  });
}

/**
 * Archives a lecturer, none of whose appointments is in force or still to come (an approval locks the same row), and takes one
 * out of the archive.
 */
export const { archive: archiveLecturer, restore: restoreLecturer } = archiving(lecturers, {
  toArchive: async (tx, { id, name }) => refusalOfTerms(name, await loadTerms(tx, { lecturerId: id }), dayInShanghai()),
});

/** Shows a lecturer's phone to somebody who asked for it, and notes that they did. Null when there is none. */
export async function revealPhone(tx: Tx, actor: Actor, { id }: { id: number }): Promise<string | null> {
  const lecturer = found(await tx.lecturer.findUnique({ where: { id } }), `lecturer ${id}`);
  await record(tx, actor, "lecturer.phone-revealed", subjectOf(lecturers, lecturer));
  return lecturer.phone;
}

/** What the history keeps of a lecturer; never the phone. */
async function described(tx: Tx, { name, organizationId, post, speciality, biography }: Omit<Written, "phone">) {
  const organization =
    organizationId === null ? null : await tx.organization.findUnique({ where: { id: organizationId } });
  return { name, organization: organization?.name ?? null, post, speciality, biography };
}
