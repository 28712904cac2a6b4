import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { constraintOf, sentenceForConstraint } from "@/lib/nouns/constraints";
import { anAppointment } from "@/lib/testing/appointments";
import { aLecturer, aMembership, aTeam } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { archiveTeam, changeTeam, createTeam, endMembership, restoreTeam } from "./commands";

const today = dayInShanghai();

test("a membership begins and ends, and may begin again after that", () =>
  inRollback(async (tx) => {
    const team = await aTeam(tx);
    const lecturer = await aLecturer(tx);
    const first = await aMembership(tx, team.id, lecturer.id, { startsOn: addDays(today, -30) });
    await endMembership(tx, SYSTEM, { membershipId: first.id, endsOn: addDays(today, -1) });
    await expect(endMembership(tx, SYSTEM, { membershipId: first.id, endsOn: today })).rejects.toThrow("结束");
    await aMembership(tx, team.id, lecturer.id, { role: "LEADER", startsOn: today });
    const entries = await tx.auditEntry.findMany({
      where: { subjectType: "team", subjectId: String(team.id), event: { startsWith: "membership." } },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ event }) => event)).toEqual(["membership.added", "membership.ended", "membership.added"]);
    expect(entries[2]?.after).toMatchObject({ lecturer: lecturer.name, role: "团长", startsOn: today });
  }));

test("a membership cannot end before it began, unknown ones are not found", () =>
  inRollback(async (tx) => {
    const { id } = await aMembership(tx, (await aTeam(tx)).id, (await aLecturer(tx)).id, { startsOn: today });
    const early = { membershipId: id, endsOn: addDays(today, -1) };
    await expect(endMembership(tx, SYSTEM, early)).rejects.toMatchObject({ field: "endsOn" });
    await expect(endMembership(tx, SYSTEM, { ...early, membershipId: 2_000_000_000 })).rejects.toThrow(NotFound);
    await expect(aMembership(tx, (await aTeam(tx)).id, 2_000_000_000)).rejects.toMatchObject({ field: "lecturerId" });
  }));

test("dates the wrong way round are a sentence at the field", () =>
  inRollback(async (tx) => {
    const dates = { startsOn: today, endsOn: addDays(today, -1) };
    const refused = await aMembership(tx, (await aTeam(tx)).id, (await aLecturer(tx)).id, dates).catch(
      sentenceForConstraint,
    );
    expect(refused).toMatchObject({ field: "endsOn" });
  }));

test("of two memberships of one person that overlap and come at once, one is kept", async () => {
  const { team, lecturer } = await db.$transaction(async (tx) => ({
    team: await aTeam(tx),
    lecturer: await aLecturer(tx),
  }));
  const join = (startsOn: string | null) =>
    db.$transaction((tx) => aMembership(tx, team.id, lecturer.id, { startsOn }));
  const results = await Promise.allSettled([join(null), join(today)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected")?.reason;
  expect(constraintOf(refused)).toBe("membership_no_overlap");
  expect(sentenceForConstraint(refused)).toMatchObject({ field: "lecturerId" });
});

test("a team is changed under its version and its name is its own", () =>
  inRollback(async (tx) => {
    const team = await aTeam(tx);
    const change = { id: team.id, version: 1, name: "示例宣讲团甲", organizationId: null, description: "<b>x</b>" };
    await changeTeam(tx, SYSTEM, change);
    await expect(changeTeam(tx, SYSTEM, change)).rejects.toThrow(StaleRecord);
    await expect(aTeam(tx, { name: "示例宣讲团甲" })).rejects.toMatchObject({ field: "name" });
    expect(await tx.lecturerTeam.findUnique({ where: { id: team.id } })).toMatchObject({ nameInitials: "slxjtj" });
  }));

test("a form sent twice at once enters one team", async () => {
  const typed = { name: `双击团${Date.now()}`, organizationId: null, description: null };
  const send = () => db.$transaction((tx) => createTeam(tx, SYSTEM, typed));
  const results = await Promise.allSettled([send(), send()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("an appointed team is not archived; an archived one takes no members until it is restored", () =>
  inRollback(async (tx) => {
    const appointed = await aTeam(tx);
    const term = { category: "SPECIAL" as const, termStart: today, termEnd: null };
    const { letter } = await anAppointment(tx, { teamIds: [appointed.id], ...term });
    const archival = (id: number) => ({ id, version: 1, reason: "解散" });
    await expect(archiveTeam(tx, SYSTEM, archival(appointed.id))).rejects.toThrow(letter.letterNo);
    const team = await aTeam(tx);
    const lecturer = await aLecturer(tx);
    await archiveTeam(tx, SYSTEM, archival(team.id));
    await expect(aMembership(tx, team.id, lecturer.id)).rejects.toThrow("请先恢复");
    await restoreTeam(tx, SYSTEM, { id: team.id, version: 2 });
    await aMembership(tx, team.id, lecturer.id);
  }));
