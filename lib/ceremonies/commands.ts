import { type Actor, record } from "@/lib/core/audit";
import { fromDay, toDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { archiving, lockRecord, publishing, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { ceremonies } from "./noun";
import { refusalOfTies } from "./rules";
import type { CeremonyChangeInput, CeremonyInput } from "./schema";

/** Writes down a ceremony, unpublished and without an agenda. Returns its id. */
export async function createCeremony(tx: Tx, actor: Actor, input: CeremonyInput): Promise<number> {
  const ceremony = await tx.ceremony.create({
    data: { ...input, heldOn: fromDay(input.heldOn), isSample: actor.makesSamples ?? false },
  });
  await record(tx, actor, "ceremony.created", subjectOf(ceremonies, ceremony), { after: input });
  return ceremony.id;
}

/** Changes what is written about a ceremony. Refuses an archived one. Letters already issued keep the day they were printed with. */
export async function changeCeremony(tx: Tx, actor: Actor, input: CeremonyChangeInput): Promise<void> {
  const { id, version, ...fields } = input;
  const ceremony = await lockRecord(tx, ceremonies, id);
  refuse(refusalToChange(ceremonies, ceremony));
  await saveRecord(tx, ceremonies, { id, version }, { ...fields, heldOn: fromDay(fields.heldOn) });
  const { title, heldOnRemark, startTime, endTime, place, summary } = ceremony;
  const before = { title, heldOn: toDay(ceremony.heldOn), heldOnRemark, startTime, endTime, place, summary };
  await record(tx, actor, "ceremony.changed", subjectOf(ceremonies, { id, title: fields.title }), {
    before,
    after: fields,
  });
}

/** Shows a ceremony on the public site, and takes it off. */
export const { publish: publishCeremony, withdraw: withdrawCeremony } = publishing(ceremonies);

/** Archives a ceremony without appointments, open proposals and plaques, and takes it out of the archive. */
export const { archive: archiveCeremony, restore: restoreCeremony } = archiving(ceremonies, {
  toArchive: async (tx, { id: ceremonyId }) => refusalOfTies(await countTies(tx, ceremonyId)),
});

async function countTies(tx: Tx, ceremonyId: number) {
  return {
    appointments: await tx.appointment.count({ where: { ceremonyId } }),
    openProposals: await tx.appointmentProposal.count({ where: { ceremonyId, approvedAt: null, declinedAt: null } }),
    plaques: await tx.plaque.count({ where: { ceremonyId } }),
  };
}
