import { toDay, toDayOrNull } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import { type Candidate, type Engagement, type KnownAppointment, refusalToAppoint } from "../rules";
import { NAMES_SHOWN } from "./rules";

/** Whom a proposal names. */
export type Named = { lecturerIds: readonly number[]; teamIds: readonly number[] };

/** A candidate with the id it was named by. */
export type LoadedCandidate = Candidate & {
  lecturerId: number | null;
  teamId: number | null;
  isSample: boolean;
  /** Organisation and post: tells people of the same name apart. */
  hint: string;
};

const appointmentFacts = {
  select: {
    id: true,
    category: true,
    termStart: true,
    termEnd: true,
    endedOn: true,
    endReason: true,
    renewedBy: { select: { id: true } },
    letters: { select: { letterNo: true }, orderBy: { id: "desc" }, take: 1 },
  },
} satisfies Prisma.AppointmentDefaultArgs;

const pendingFacts = (exceptProposal: number | undefined) =>
  ({
    where: { proposal: { approvedAt: null, declinedAt: null, id: { not: exceptProposal } } },
    select: { proposal: { select: { id: true, termStart: true, termEnd: true } } },
  }) satisfies Prisma.AppointmentCandidateFindManyArgs;

/**
 * What the rules must know of the people named, in the order of their names. `exceptProposal` leaves out the proposal that
 * is being decided. Unknown ids are missing from the answer.
 */
export async function loadCandidates(tx: Tx, named: Named, exceptProposal?: number): Promise<LoadedCandidate[]> {
  const shared = { appointments: appointmentFacts, candidacies: pendingFacts(exceptProposal) };
  const organization = { select: { name: true } };
  const [lecturers, teams] = [
    await tx.lecturer.findMany({
      where: { id: { in: [...named.lecturerIds] } },
      select: { id: true, name: true, post: true, archivedAt: true, isSample: true, organization, ...shared },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    await tx.lecturerTeam.findMany({
      where: { id: { in: [...named.teamIds] } },
      select: { id: true, name: true, archivedAt: true, isSample: true, organization, ...shared },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  ];
  return [
    ...lecturers.map((lecturer) => ({
      ...candidateOf(lecturer, "LECTURER"),
      lecturerId: lecturer.id,
      teamId: null,
      isSample: lecturer.isSample,
      hint: [lecturer.organization?.name, lecturer.post].filter(Boolean).join(" "),
    })),
    ...teams.map((team) => ({
      ...candidateOf(team, "TEAM"),
      lecturerId: null,
      teamId: team.id,
      isSample: team.isSample,
      hint: team.organization?.name ?? "",
    })),
  ];
}

type CandidateRow = {
  name: string;
  archivedAt: Date | null;
  appointments: Prisma.AppointmentGetPayload<typeof appointmentFacts>[];
  candidacies: { proposal: { id: number; termStart: Date; termEnd: Date | null } }[];
};

function candidateOf(row: CandidateRow, kind: Candidate["kind"]): Candidate {
  return {
    name: row.name,
    kind,
    archived: row.archivedAt !== null,
    appointments: row.appointments.map(knownAppointment),
    pending: row.candidacies.map(({ proposal }) => ({
      proposalId: proposal.id,
      termStart: toDay(proposal.termStart),
      termEnd: toDayOrNull(proposal.termEnd),
    })),
  };
}

function knownAppointment(row: Prisma.AppointmentGetPayload<typeof appointmentFacts>): KnownAppointment {
  return {
    id: row.id,
    category: row.category,
    termStart: toDay(row.termStart),
    termEnd: toDayOrNull(row.termEnd),
    endedOn: toDayOrNull(row.endedOn),
    endReason: row.endReason,
    renewed: row.renewedBy !== null,
    letterNo: row.letters[0]?.letterNo ?? null,
  };
}

/** Each person named with the reason why they cannot be appointed so, or null: what the clerk sees before saving. */
export async function checkCandidates(
  _viewer: Viewer<"appointments.make">,
  named: Named,
  engagement: Engagement,
  client: Tx = db,
) {
  const candidates = await loadCandidates(client, named);
  return candidates.map((candidate) => ({ ...candidate, refusal: refusalToAppoint(candidate, engagement) }));
}

/** One proposal with its people and, once approved, their letters; null when there is none. */
export async function getProposal(_viewer: Viewer<"records.view">, id: number, client: Tx = db) {
  const subject = {
    lecturer: { select: { id: true, name: true, post: true } },
    team: { select: { id: true, name: true } },
  };
  const proposal = await client.appointmentProposal.findUnique({
    where: { id },
    include: {
      ceremony: { select: { id: true, title: true, heldOn: true } },
      candidates: { include: subject, orderBy: { id: "asc" } },
      appointments: {
        include: { ...subject, letters: { select: { id: true, letterNo: true, kind: true }, orderBy: { id: "asc" } } },
        orderBy: { id: "asc" },
      },
    },
  });
  if (!proposal) return null;
  const names = await namesOfProposers(client, [proposal]);
  return { ...proposal, proposedBy: names.get(proposal.proposedById) ?? BY_SYSTEM };
}

/** Proposals that wait for a leader, oldest first. */
export async function listPendingProposals(_viewer: Viewer<"records.view">, client: Tx = db) {
  const proposals = await client.appointmentProposal.findMany({
    where: { approvedAt: null, declinedAt: null },
    include: {
      ceremony: { select: { id: true, title: true } },
      candidates: {
        select: { lecturer: { select: { name: true } }, team: { select: { name: true } } },
        orderBy: { id: "asc" },
        take: NAMES_SHOWN,
      },
      _count: { select: { candidates: true } },
    },
    orderBy: { id: "asc" },
  });
  const names = await namesOfProposers(client, proposals);
  return proposals.map((proposal) => ({ ...proposal, proposedBy: names.get(proposal.proposedById) ?? BY_SYSTEM }));
}

const BY_SYSTEM = "系统";

async function namesOfProposers(client: Tx, proposals: { proposedById: number | null }[]) {
  const ids = proposals.flatMap(({ proposedById }) => proposedById ?? []);
  const accounts = await client.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map<number | null, string>(accounts.map(({ id, displayName }) => [id, displayName]));
}

/** How many proposals wait for a leader; those that one account made may be left out. */
export async function countPendingProposals(
  _viewer: Viewer<"records.view">,
  { exceptOf }: { exceptOf?: number } = {},
  client: Tx = db,
): Promise<number> {
  // What the system proposed is nobody's own, and in SQL "not 7" does not hold for null.
  const others = exceptOf === undefined ? {} : { OR: [{ proposedById: null }, { proposedById: { not: exceptOf } }] };
  return client.appointmentProposal.count({ where: { approvedAt: null, declinedAt: null, ...others } });
}

/** These lecturers as options of a field: those picked already, so that their names show. */
export async function listLecturerOptions(_viewer: Viewer<"records.view">, ids: number[], client: Tx = db) {
  const rows = await client.lecturer.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, post: true, organization: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, post, organization }) => ({
    value: String(id),
    label: name,
    hint: [organization?.name, post].filter(Boolean).join(" "),
  }));
}

/** All teams that can be appointed, as options of a field. */
export async function listTeamOptions(_viewer: Viewer<"records.view">, client: Tx = db) {
  const rows = await client.lecturerTeam.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true, namePinyin: true, nameInitials: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, namePinyin, nameInitials }) => ({
    value: String(id),
    label: name,
    keywords: `${namePinyin} ${nameInitials}`,
  }));
}
