import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { countSamples } from "./queries";

/**
 * Removes the sample records and what hangs on them, and leaves the real ones. A sample that a real record refers to (a real
 * lecturer of a sample organisation, say) stays, still flagged; the answer says how many stayed.
 */
export async function clearSamples(tx: Tx, actor: Actor): Promise<{ removed: number; kept: number }> {
  const before = await countSamples(tx);
  await removeCourses(tx);
  await removeRoutes(tx);
  await removeAppointments(tx);
  await removePlaces(tx);
  await removePeople(tx);
  await removeOrganizations(tx);
  const after = await countSamples(tx);
  const result = { removed: before.total - after.total, kept: after.total };
  await record(tx, actor, "samples.cleared", { type: "samples", id: null, label: "示例数据" }, { before, after });
  return result;
}

/** First of all, because a course refers to everything else and nothing to a course. */
async function removeCourses(tx: Tx): Promise<void> {
  await tx.attachment.deleteMany({ where: { course: { isSample: true } } });
  await tx.course.deleteMany({ where: { isSample: true } });
}

/** Before the points at which they stop. The stops go with them. */
async function removeRoutes(tx: Tx): Promise<void> {
  const unused = { isSample: true, courses: { none: {} } };
  await tx.attachment.deleteMany({ where: { route: unused } });
  await tx.route.deleteMany({ where: unused });
}

async function removeAppointments(tx: Tx): Promise<void> {
  // A chain of reissues, renewals or sub-organisations goes link by link from its end.
  while ((await tx.appointmentLetter.deleteMany({ where: { isSample: true, reissuedAs: null } })).count > 0);
  const sampleSubject = {
    OR: [{ lecturer: { isSample: true } }, { team: { isSample: true } }, { proposal: { isSample: true } }],
  };
  await tx.appointmentCandidate.deleteMany({ where: sampleSubject });
  while ((await tx.appointment.deleteMany({ where: { isSample: true, renewedBy: null } })).count > 0);
  await tx.appointmentProposal.deleteMany({
    where: { candidates: { none: {} }, appointments: { none: {} } },
  });
  await tx.letterSequence.deleteMany({ where: { isSample: true } });
}

async function removePlaces(tx: Tx): Promise<void> {
  // A point that stays keeps its plaque: without one it would no longer be public, and a real route would lead nowhere.
  const unvisited = { stops: { none: {} }, courses: { none: {} } };
  const ofUnvisited = { OR: [{ isSample: false }, unvisited] };
  await tx.plaque.deleteMany({ where: { isSample: true, teachingPoint: ofUnvisited } });
  const free = { ...unvisited, isSample: true, plaques: { none: {} } };
  await tx.attachment.deleteMany({ where: { teachingPoint: free } });
  await tx.teachingPoint.deleteMany({ where: free });
  const unused = {
    isSample: true,
    appointments: { none: {} },
    proposals: { none: {} },
    plaques: { none: {} },
  };
  await tx.letterBatch.deleteMany({ where: { ceremony: unused } });
  await tx.attachment.deleteMany({ where: { ceremony: unused } });
  await tx.agendaItem.deleteMany({ where: { ceremony: unused } });
  await tx.ceremony.deleteMany({ where: unused });
}

async function removePeople(tx: Tx): Promise<void> {
  const sampleMember = { OR: [{ lecturer: { isSample: true } }, { team: { isSample: true } }] };
  await tx.teamMembership.deleteMany({ where: sampleMember });
  await tx.lecturerTeam.deleteMany({
    where: { isSample: true, appointments: { none: {} }, candidacies: { none: {} } },
  });
  const free = {
    isSample: true,
    appointments: { none: {} },
    candidacies: { none: {} },
    person: { agendaPresences: { none: {} }, accounts: { none: {} } },
    courses: { none: {} },
  };
  await tx.lecturerConsent.deleteMany({ where: { lecturer: free } });
  await tx.attachment.deleteMany({ where: { lecturer: free } });
  await tx.lecturer.deleteMany({ where: free });
  await tx.person.deleteMany({
    where: { lecturers: { none: {} }, accounts: { none: {} }, agendaPresences: { none: {} } },
  });
}

async function removeOrganizations(tx: Tx): Promise<void> {
  const unused = {
    isSample: true,
    children: { none: {} },
    lecturers: { none: {} },
    teams: { none: {} },
    hostedPoints: { none: {} },
    accounts: { none: {} },
    agendaPresences: { none: {} },
    courses: { none: {} },
  };
  while ((await tx.organization.deleteMany({ where: unused })).count > 0);
}
