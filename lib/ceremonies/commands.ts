import { type Actor, record } from "@/lib/core/audit";
import { fromDay, toDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import type { Ceremony } from "@/prisma/generated/client";
import type { CeremonyUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { refusalToArchive, refusalToChange, refusalToPublish } from "./rules";
import type { CeremonyChangeInput, CeremonyInput, CeremonyReasonInput, CeremonyRef } from "./schema";

/** Writes down a ceremony, unpublished and without an agenda. Returns its id. */
export async function createCeremony(tx: Tx, actor: Actor, input: CeremonyInput): Promise<number> {
  const ceremony = await tx.ceremony.create({
    data: { ...input, heldOn: fromDay(input.heldOn), isSample: actor.makesSamples ?? false },
  });
  await record(tx, actor, "ceremony.created", subjectOf(ceremony), { after: input });
  return ceremony.id;
}

/** Changes what is written about a ceremony. Refuses an archived one. Letters already issued keep the day they were printed with. */
export async function changeCeremony(tx: Tx, actor: Actor, input: CeremonyChangeInput): Promise<void> {
  const { id, version, ...fields } = input;
  const ceremony = await lockCeremony(tx, id);
  refuse(refusalToChange(ceremony));
  await update(tx, { id, version }, { ...fields, heldOn: fromDay(fields.heldOn) });
  const { title, heldOnRemark, startTime, endTime, place, summary } = ceremony;
  const before = { title, heldOn: toDay(ceremony.heldOn), heldOnRemark, startTime, endTime, place, summary };
  await record(tx, actor, "ceremony.changed", subjectOf({ id, title: fields.title }), { before, after: fields });
}

/** Shows a ceremony on the public site. Refuses one that is shown already or archived. */
export async function publishCeremony(tx: Tx, actor: Actor, input: CeremonyRef): Promise<void> {
  const ceremony = await lockCeremony(tx, input.id);
  refuse(refusalToPublish(ceremony));
  await update(tx, input, { publishedAt: new Date(), publishedById: actor.accountId });
  await record(tx, actor, "ceremony.published", subjectOf(ceremony));
}

/** Takes a ceremony off the public site. Refuses one that is not shown. */
export async function withdrawCeremony(tx: Tx, actor: Actor, input: CeremonyReasonInput): Promise<void> {
  const ceremony = await lockCeremony(tx, input.id);
  if (!ceremony.publishedAt) throw new Refusal("这场仪式没有公开，不用撤下。");
  await update(tx, input, { publishedAt: null, publishedById: null });
  await record(tx, actor, "ceremony.withdrawn", subjectOf(ceremony), {
    after: { reason: input.reason, publishedSince: ceremony.publishedAt },
  });
}

/** Archives a ceremony. Refuses one with letters, open proposals or plaques, and one that is public. */
export async function archiveCeremony(tx: Tx, actor: Actor, input: CeremonyReasonInput): Promise<void> {
  const ceremony = await lockCeremony(tx, input.id);
  const at = { ceremonyId: input.id };
  const ties = {
    appointments: await tx.appointment.count({ where: at }),
    openProposals: await tx.appointmentProposal.count({ where: { ...at, approvedAt: null, declinedAt: null } }),
    plaques: await tx.plaque.count({ where: at }),
  };
  refuse(refusalToArchive(ceremony, ties));
  await update(tx, input, { archivedAt: new Date(), archivedById: actor.accountId, archiveReason: input.reason });
  await record(tx, actor, "ceremony.archived", subjectOf(ceremony), { after: { reason: input.reason } });
}

/** Takes a ceremony out of the archive, unpublished. Refuses one that is not archived. */
export async function restoreCeremony(tx: Tx, actor: Actor, input: CeremonyRef): Promise<void> {
  const ceremony = await lockCeremony(tx, input.id);
  if (!ceremony.archivedAt) throw new Refusal("这场仪式没有归档，不用恢复。");
  await update(tx, input, { archivedAt: null, archivedById: null, archiveReason: null });
  await record(tx, actor, "ceremony.restored", subjectOf(ceremony), { before: { reason: ceremony.archiveReason } });
}

/** Locks the row: whoever hangs something on the ceremony meanwhile (a foreign key takes a share lock) waits or is counted. */
async function lockCeremony(tx: Tx, id: number): Promise<Ceremony> {
  await tx.$queryRaw`SELECT 1 FROM "Ceremony" WHERE "id" = ${id} FOR UPDATE`;
  return found(await tx.ceremony.findUnique({ where: { id } }), `ceremony ${id}`);
}

async function update(tx: Tx, { id, version }: CeremonyRef, data: CeremonyUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.ceremony.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

function refuse(sentence: string | null): void {
  if (sentence) throw new Refusal(sentence);
}

function subjectOf({ id, title }: { id: number; title: string }) {
  return { type: "ceremony", id, label: title };
}
