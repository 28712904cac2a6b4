import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { pinyinOf } from "@/lib/core/pinyin";

/** A person as the rows know them that carry the name along. */
export type Named = { personId: number; name: string; namePinyin: string; nameInitials: string };

/** Enters a human being; two of one name are two. Returns what a row that carries the name along must hold. */
export async function createPerson(tx: Tx, name: string): Promise<Named> {
  const { id, namePinyin, nameInitials } = await tx.person.create({ data: { name, ...spelled(name) } });
  return { personId: id, name, namePinyin, nameInitials };
}

/**
 * Calls a person otherwise, everywhere at once: the foreign keys carry the name to lecturer, account and agenda. The history of
 * the account tells it too; whoever calls this records it for the noun it was done to. What was printed stays.
 */
export async function renamePerson(tx: Tx, actor: Actor, { id, name }: { id: number; name: string }): Promise<void> {
  const before = await tx.account.findUnique({ where: { personId: id }, select: { id: true, displayName: true } });
  await tx.person.update({ where: { id }, data: { name, ...spelled(name) } });
  if (!before) return;
  await record(
    tx,
    actor,
    "account.renamed",
    { type: "account", id: before.id, label: before.displayName },
    { before: { displayName: before.displayName }, after: { displayName: name } },
  );
}

/** The people behind lecturers, who keep their names until this transaction ends, so that rows can carry them along. */
export async function holdPeople(tx: Tx, lecturerIds: readonly number[]) {
  if (lecturerIds.length === 0) return [];
  return tx.$queryRaw<{ lecturerId: number; personId: number; name: string; archivedAt: Date | null }[]>`
    SELECT "Lecturer"."id" AS "lecturerId", "Person"."id" AS "personId", "Person"."name", "Lecturer"."archivedAt"
    FROM "Lecturer" JOIN "Person" ON "Person"."id" = "Lecturer"."personId"
    WHERE "Lecturer"."id" = ANY(${[...lecturerIds]}) ORDER BY "Person"."id" FOR SHARE OF "Person"`;
}

function spelled(name: string) {
  const { full, initials } = pinyinOf(name, "person");
  return { namePinyin: full, nameInitials: initials };
}
