import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { holdPeople } from "@/lib/people/commands";
import type { lecturerLinkInput } from "../schema";

/**
 * Says which lecturer an account belongs to, or that it belongs to none. From then on both are one person and have one name.
 * Refuses an archived lecturer; a lecturer who has another account is refused by constraint.
 */
export async function linkLecturer(tx: Tx, actor: Actor, input: z.output<typeof lecturerLinkInput>): Promise<void> {
  const { id, version, lecturerId } = input;
  const before = found(
    await tx.account.findUnique({ where: { id }, include: { person: { include: { lecturers: true } } } }),
    `account ${id}`,
  );
  const [person] = await holdPeople(tx, lecturerId === null ? [] : [lecturerId]);
  if (lecturerId !== null && !person) throw new Refusal("所选的讲师不存在，请重新选择。", "lecturerId");
  if (person?.archivedAt && person.personId !== before.personId) {
    throw new Refusal(`${person.name}已归档，请先恢复。`, "lecturerId");
  }
  const displayName = person?.name ?? before.displayName;
  const { count } = await tx.account.updateMany({
    where: { id, version },
    data: { personId: person?.personId ?? null, displayName, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
  await record(
    tx,
    actor,
    "account.lecturer-linked",
    { type: "account", id, label: displayName },
    {
      before: { lecturer: before.person?.lecturers[0]?.name ?? null, displayName: before.displayName },
      after: { lecturer: person?.name ?? null, displayName },
    },
  );
}
