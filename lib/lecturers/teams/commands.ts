import { type Actor, record } from "@/lib/core/audit";
import { dayInShanghai, fromDay, fromDayOrNull, toDayOrNull } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { pinyinOf } from "@/lib/core/pinyin";
import { archiving, lockRecord, refuse, saveRecord, subjectOf } from "@/lib/core/record";
import { refusalToChange } from "@/lib/core/record-state";
import { holdOrganization } from "@/lib/organizations/commands";
import { loadTerms } from "../queries";
import { refusalOfTerms } from "../rules";
import { teams } from "./noun";
import { refusalToEnd } from "./rules";
import {
  type MembershipEnding,
  type MembershipInput,
  TEAM_ROLE_LABELS,
  type TeamChange,
  type TeamInput,
} from "./schema";

/** Enters a team and returns its id. Refuses a second team in use of the same name. */
export async function createTeam(tx: Tx, actor: Actor, input: TeamInput): Promise<number> {
  await refuseNamesake(tx, input.name);
  await holdOrganization(tx, input.organizationId, "organizationId");
  const team = await tx.lecturerTeam.create({
    data: { ...input, ...pinyinColumns(input.name), isSample: actor.makesSamples ?? false },
  });
  await record(tx, actor, "team.created", subjectOf(teams, team), { after: await described(tx, input) });
  return team.id;
}

/** Changes what is written about a team. Refuses an archived team, and the name of another team in use. */
export async function changeTeam(tx: Tx, actor: Actor, input: TeamChange): Promise<void> {
  const { id, version, ...written } = input;
  const before = await lockRecord(tx, teams, id);
  refuse(refusalToChange(teams, before));
  await refuseNamesake(tx, written.name, id);
  if (written.organizationId !== before.organizationId) {
    await holdOrganization(tx, written.organizationId, "organizationId");
  }
  await saveRecord(tx, teams, { id, version }, { ...written, ...pinyinColumns(written.name) });
  await record(tx, actor, "team.changed", subjectOf(teams, { id, name: written.name }), {
    before: await described(tx, before),
    after: await described(tx, written),
  });
}

/**
 * Archives a team, none of whose appointments is in force or still to come (an approval locks the same row), and takes one out
 * of the archive; not while another team has taken its name.
 */
export const { archive: archiveTeam, restore: restoreTeam } = archiving(teams, {
  toArchive: async (tx, { id, name }) => refusalOfTerms(name, await loadTerms(tx, { teamId: id }), dayInShanghai()),
  toRestore: async (tx, { id, name }) => {
    await refuseNamesake(tx, name, id);
    return null;
  },
});

/**
 * A lecturer joins a team. Refuses archived ones; that nobody is in one team twice at a time is kept by the database
 * (membership_no_overlap), where a day that is not known counts as open.
 */
export async function addMembership(tx: Tx, actor: Actor, input: MembershipInput): Promise<void> {
  const team = await lockRecord(tx, teams, input.teamId);
  refuse(refusalToChange(teams, team));
  const lecturer = await tx.lecturer.findUnique({ where: { id: input.lecturerId } });
  if (!lecturer) throw new Refusal("所选的讲师不存在，请重新选择。", "lecturerId");
  if (lecturer.archivedAt) throw new Refusal(`${lecturer.name}已归档，请选择在用的讲师。`, "lecturerId");
  const { teamId, lecturerId, role, startsOn, endsOn } = input;
  await tx.teamMembership.create({
    data: { teamId, lecturerId, role, startsOn: fromDayOrNull(startsOn), endsOn: fromDayOrNull(endsOn) },
  });
  await record(tx, actor, "membership.added", subjectOf(teams, team), {
    after: { lecturer: lecturer.name, role: TEAM_ROLE_LABELS[role], startsOn, endsOn },
  });
}

/** Ends a membership that is open and returns the id of the team; `endsOn` is its last day. Refuses a day before its beginning. */
export async function endMembership(tx: Tx, actor: Actor, input: MembershipEnding): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM "TeamMembership" WHERE "id" = ${input.membershipId} FOR UPDATE`;
  const membership = found(
    await tx.teamMembership.findUnique({
      where: { id: input.membershipId },
      include: { team: { select: { id: true, name: true } }, lecturer: { select: { name: true } } },
    }),
    `membership ${input.membershipId}`,
  );
  const term = { startsOn: toDayOrNull(membership.startsOn), endsOn: toDayOrNull(membership.endsOn) };
  refuse(refusalToEnd(term, input.endsOn), "endsOn");
  await tx.teamMembership.update({ where: { id: membership.id }, data: { endsOn: fromDay(input.endsOn) } });
  await record(tx, actor, "membership.ended", subjectOf(teams, membership.team), {
    before: { lecturer: membership.lecturer.name, role: TEAM_ROLE_LABELS[membership.role], endsOn: null },
    after: { lecturer: membership.lecturer.name, role: TEAM_ROLE_LABELS[membership.role], endsOn: input.endsOn },
  });
  return membership.team.id;
}

/** A team's name is what tells it apart. The name is locked, so that a form sent twice enters one team. */
async function refuseNamesake(tx: Tx, name: string, ownId?: number): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('team'), hashtext(${name}))::text`;
  const namesake = await tx.lecturerTeam.findFirst({ where: { name, archivedAt: null, id: { not: ownId } } });
  if (namesake) throw new Refusal(`已有讲师团“${name}”，请核对是否重复。`, "name");
}

function pinyinColumns(name: string) {
  const { full, initials } = pinyinOf(name);
  return { namePinyin: full, nameInitials: initials };
}

async function described(tx: Tx, { name, organizationId, description }: TeamInput) {
  const organization =
    organizationId === null ? null : await tx.organization.findUnique({ where: { id: organizationId } });
  return { name, organization: organization?.name ?? null, description };
}
