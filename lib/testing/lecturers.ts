import { randomUUID } from "node:crypto";
import { SYSTEM } from "@/lib/core/audit";
import { type Day, dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { createLecturer } from "@/lib/lecturers/commands";
import { giveConsent } from "@/lib/lecturers/consents/commands";
import { addMembership, createTeam } from "@/lib/lecturers/teams/commands";
import type { TeamRole } from "@/prisma/generated/enums";

const nothing = { organizationId: null, post: null, speciality: null, biography: null, phone: null };

type Written = { name?: string; isNamesake?: boolean } & { [Field in keyof typeof nothing]?: string | number | null };

/** A lecturer, by default of a name nobody else has. */
export async function aLecturer(tx: Tx, written: Written = {}) {
  const input = { name: `测试讲师${randomUUID().slice(0, 8)}`, isNamesake: false, ...nothing, ...written };
  const id = await createLecturer(tx, SYSTEM, input as Parameters<typeof createLecturer>[2]);
  return tx.lecturer.findUniqueOrThrow({ where: { id } });
}

/** A team, by default of a name nobody else has. */
export async function aTeam(tx: Tx, { name = `测试讲师团${randomUUID().slice(0, 8)}` } = {}) {
  const id = await createTeam(tx, SYSTEM, { name, organizationId: null, description: null });
  return tx.lecturerTeam.findUniqueOrThrow({ where: { id } });
}

/** A membership, by default of a plain member with unknown dates. */
export async function aMembership(
  tx: Tx,
  teamId: number,
  lecturerId: number,
  { role = "MEMBER" as TeamRole, startsOn = null as Day | null, endsOn = null as Day | null } = {},
) {
  await addMembership(tx, SYSTEM, { teamId, lecturerId, role, startsOn, endsOn });
  return tx.teamMembership.findFirstOrThrow({ where: { teamId, lecturerId }, orderBy: { id: "desc" } });
}

/** A recorded consent to be shown in public, by default of today. */
export async function aConsent(
  tx: Tx,
  lecturerId: number,
  { givenOn = dayInShanghai(), coversPhoto = false } = {},
): Promise<void> {
  await giveConsent(tx, SYSTEM, { lecturerId, givenOn, evidence: "测试：签字表", coversPhoto });
}
