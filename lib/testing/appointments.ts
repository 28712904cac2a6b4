import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { approveProposal, proposeAppointments } from "@/lib/lecturers/appointments/proposals/commands";
import type { ProposalInput } from "@/lib/lecturers/appointments/proposals/schema";
import { aLecturer } from "./lecturers";

/** A choice of people, category and term, as a form would hand it over. */
export function aChoice(fields: Partial<ProposalInput> = {}): ProposalInput {
  return {
    kind: "NEW",
    lecturerIds: [],
    teamIds: [],
    category: "FULL_TIME",
    termStart: "2025-01-01",
    termEnd: "2025-12-31",
    ceremonyId: null,
    remark: null,
    ...fields,
  };
}

/** A proposal that waits for the leader; of a lecturer made for it unless the choice names somebody. */
export async function aProposal(tx: Tx, fields: Partial<ProposalInput> = {}): Promise<number> {
  const named = fields.lecturerIds || fields.teamIds ? {} : { lecturerIds: [(await aLecturer(tx)).id] };
  return proposeAppointments(tx, SYSTEM, aChoice({ ...named, ...fields }));
}

/** An approved appointment with its letter; of a lecturer made for it unless the choice names somebody. */
export async function anAppointment(tx: Tx, fields: Partial<ProposalInput> = {}) {
  const proposalId = await aProposal(tx, fields);
  await approveProposal(tx, SYSTEM, { proposalId });
  const appointment = await tx.appointment.findFirstOrThrow({ where: { proposalId }, include: { letters: true } });
  return { ...appointment, letter: appointment.letters[0]! };
}
