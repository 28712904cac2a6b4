import { type Actor, record } from "@/lib/core/audit";
import { type Day, formatTerm, fromDay, fromDayOrNull, toDay, toDayOrNull } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { issueLetters } from "@/lib/lecturers/letters/commands";
import { getSettings } from "@/lib/settings/queries";
import { type Engagement, isOwnProposal, refusalOfTerm, refusalToAppoint, refusalToApprove, renewable } from "../rules";
import { CATEGORY_LABELS } from "../schema";
import { type LoadedCandidate, loadCandidates, type Named } from "./queries";
import type { ProposalInput } from "./schema";

/**
 * Puts a proposal before the leader. Refuses, naming each person and the reason, when anyone cannot be appointed so: the
 * clerk has seen the same list before saving. Returns the id of the proposal.
 */
export async function proposeAppointments(tx: Tx, actor: Actor, input: ProposalInput): Promise<number> {
  const wrongTerm = refusalOfTerm(input.termStart, input.termEnd);
  if (wrongTerm) throw new Refusal(wrongTerm.sentence, wrongTerm.field);
  const ceremony = await holdCeremony(tx, input.ceremonyId);
  const candidates = await loadNamed(tx, input);
  if (ceremony?.isSample && !actor.makesSamples && candidates.some(({ isSample }) => !isSample)) {
    throw new Refusal("示例仪式只能用于示例讲师和示例讲师团。", "ceremonyId");
  }
  refuseUnlessAll(candidates, input);
  const proposal = await tx.appointmentProposal.create({
    data: {
      kind: input.kind,
      category: input.category,
      termStart: fromDay(input.termStart),
      termEnd: fromDayOrNull(input.termEnd),
      ceremonyId: input.ceremonyId,
      remark: input.remark,
      proposedById: actor.accountId,
      isSample: actor.makesSamples ?? false,
      candidates: {
        createMany: {
          data: candidates.map((candidate) => ({
            lecturerId: candidate.lecturerId,
            teamId: candidate.teamId,
            renewalOfId: input.kind === "RENEWAL" ? (renewable(candidate.appointments, input)?.id ?? null) : null,
          })),
        },
      },
    },
    include: { ceremony: { select: { title: true } } },
  });
  const { lecturerIds: _lecturers, teamIds: _teams, ceremonyId: _ceremony, ...written } = input;
  await record(tx, actor, "proposal.made", proposalSubject(proposal.id, input), {
    after: { ...written, ceremony: proposal.ceremony?.title ?? null, names: candidates.map(({ name }) => name) },
  });
  return proposal.id;
}

/**
 * The leader approves: every person in the proposal is appointed and gets a letter with the year's next number. The people
 * are locked first, so of two approvals that clash the second waits, then reads which letter it clashes with; the exclusion
 * constraint stands behind that. Refuses a proposal that was decided already, and one's own unless the school is so small that
 * the settings allow it: then the record says so.
 */
export async function approveProposal(tx: Tx, actor: Actor, input: { proposalId: number }): Promise<void> {
  const proposal = await lockOpenProposal(tx, input.proposalId);
  const deciding = { proposedById: proposal.proposedById, decidedById: actor.accountId };
  const isSmallSchool = (await getSettings(tx)).smallSchool === "yes";
  const refusal = refusalToApprove({ ...deciding, isSmallSchool });
  if (refusal) throw new Refusal(refusal);
  const approvedByProposer = isOwnProposal(deciding);
  const rows = await tx.appointmentCandidate.findMany({ where: { proposalId: proposal.id }, orderBy: { id: "asc" } });
  const named = {
    lecturerIds: rows.flatMap(({ lecturerId }) => lecturerId ?? []),
    teamIds: rows.flatMap(({ teamId }) => teamId ?? []),
  };
  await lockPeople(tx, named);
  const engagement: Engagement = {
    kind: proposal.kind,
    category: proposal.category,
    termStart: toDay(proposal.termStart),
    termEnd: toDayOrNull(proposal.termEnd),
  };
  const candidates = (await loadCandidates(tx, named, proposal.id)).map((one) => ({ ...one, pending: [] }));
  refuseUnlessAll(candidates, engagement);
  const appointments = await tx.appointment.createManyAndReturn({
    data: candidates.map(({ lecturerId, teamId, appointments: known, isSample }) => ({
      proposalId: proposal.id,
      lecturerId,
      teamId,
      category: proposal.category,
      termStart: proposal.termStart,
      termEnd: proposal.termEnd,
      ceremonyId: proposal.ceremonyId,
      renewalOfId: proposal.kind === "RENEWAL" ? (renewable(known, engagement)?.id ?? null) : null,
      // Appointing a sample person is trying things out: it takes no real number and goes when the samples go.
      isSample: proposal.isSample || isSample,
    })),
  });
  await tx.appointmentProposal.update({
    where: { id: proposal.id },
    data: { approvedAt: new Date(), approvedById: actor.accountId, approvedByProposer },
  });
  await record(tx, actor, "proposal.approved", proposalSubject(proposal.id, engagement), {
    after: { names: candidates.map(({ name }) => name), ...(approvedByProposer && { approvedByProposer }) },
  });
  await issueLetters(
    tx,
    actor,
    appointments.map(({ id }) => id),
  );
}

/** The leader sends a proposal back with a reason. Refuses a proposal that was decided already. */
export async function declineProposal(
  tx: Tx,
  actor: Actor,
  input: { proposalId: number; reason: string },
): Promise<void> {
  const proposal = await lockOpenProposal(tx, input.proposalId);
  await tx.appointmentProposal.update({
    where: { id: proposal.id },
    data: { declinedAt: new Date(), declinedById: actor.accountId, declineReason: input.reason },
  });
  const engagement = { ...proposal, termStart: toDay(proposal.termStart), termEnd: toDayOrNull(proposal.termEnd) };
  await record(tx, actor, "proposal.declined", proposalSubject(proposal.id, engagement), {
    after: { reason: input.reason },
  });
}

/** Shares the row, so that nobody archives the ceremony while something is hung on it. */
async function holdCeremony(tx: Tx, id: number | null): Promise<{ isSample: boolean } | null> {
  if (id === null) return null;
  const [ceremony] = await tx.$queryRaw<{ archived: boolean; isSample: boolean }[]>`
    SELECT "archivedAt" IS NOT NULL AS archived, "isSample" FROM "Ceremony" WHERE "id" = ${id} FOR SHARE`;
  if (!ceremony || ceremony.archived) throw new Refusal("所选的仪式已不存在或已归档，请重新选择。", "ceremonyId");
  return ceremony;
}

async function loadNamed(tx: Tx, named: Named): Promise<LoadedCandidate[]> {
  const candidates = await loadCandidates(tx, named);
  if (candidates.length !== named.lecturerIds.length + named.teamIds.length) {
    throw new Refusal("所选的讲师中有的已不存在，请重新选择。", "lecturerIds");
  }
  return candidates;
}

function refuseUnlessAll(candidates: LoadedCandidate[], engagement: Engagement): void {
  const refusals = candidates.flatMap((candidate) => refusalToAppoint(candidate, engagement) ?? []);
  if (refusals.length > 0) throw new Refusal(refusals.join("\n"));
}

async function lockOpenProposal(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "AppointmentProposal" WHERE "id" = ${id} FOR UPDATE`;
  const proposal = found(await tx.appointmentProposal.findUnique({ where: { id } }), `proposal ${id}`);
  if (proposal.approvedAt) throw new Refusal("这份呈报已经批准过了。");
  if (proposal.declinedAt) throw new Refusal("这份呈报已经退回过了。");
  return proposal;
}

/** Always in the order of their ids: two approvals with the same people wait for each other instead of deadlocking. */
async function lockPeople(tx: Tx, { lecturerIds, teamIds }: Named): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Lecturer" WHERE "id" = ANY(${lecturerIds}) ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "LecturerTeam" WHERE "id" = ANY(${teamIds}) ORDER BY "id" FOR UPDATE`;
}

function proposalSubject(
  id: number,
  engagement: { category: Engagement["category"]; termStart: Day; termEnd: Day | null },
) {
  const label = `第 ${id} 号呈报 ${CATEGORY_LABELS[engagement.category]} ${formatTerm(engagement.termStart, engagement.termEnd)}`;
  return { type: "proposal", id, label };
}
