import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { anAppointment } from "@/lib/testing/appointments";
import { aConsent, aLecturer, aMembership, aTeam } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { withdrawConsent } from "./consents/commands";
import { readPublicCounts, readPublicLecturer, readPublicLecturers } from "./public";
import { readPublicTeam, readPublicTeams } from "./teams/public";

const today = dayInShanghai();
const term = { category: "PART_TIME" as const, termStart: addDays(today, -5), termEnd: addDays(today, 5) };

test("a lecturer is named only with consent and while appointed; others are counted", () =>
  inRollback(async (tx) => {
    const lecturer = await aLecturer(tx, { name: "公开示例", phone: "13812345678", post: "书记" });
    const silent = await aLecturer(tx, { name: "不公开示例" });
    await anAppointment(tx, { lecturerIds: [lecturer.id, silent.id], ...term });
    expect(await readPublicLecturer(lecturer.id, today, tx)).toBeNull();
    await aConsent(tx, lecturer.id);

    const shown = await readPublicLecturer(lecturer.id, today, tx);
    expect(shown).toEqual({
      id: lecturer.id,
      name: "公开示例",
      post: "书记",
      speciality: null,
      biography: null,
      organization: null,
      isSample: false,
      appointments: [{ category: "PART_TIME", termStart: term.termStart, termEnd: term.termEnd, isSample: false }],
      teams: [],
    });
    const named = await readPublicLecturers(today, "PART_TIME", tx);
    expect(named.map(({ id }) => id)).toContain(lecturer.id);
    expect(named.map(({ id }) => id)).not.toContain(silent.id);
    expect(await readPublicLecturers(today, "FULL_TIME", tx)).not.toContainEqual(shown);
    expect((await readPublicCounts(today, tx)).find(({ category }) => category === "PART_TIME")).toEqual({
      category: "PART_TIME",
      appointed: 2,
      named: 1,
    });

    expect(await readPublicLecturer(lecturer.id, addDays(today, 6), tx)).toBeNull();
    await withdrawConsent(tx, SYSTEM, { lecturerId: lecturer.id, withdrawnOn: today });
    expect(await readPublicLecturer(lecturer.id, today, tx)).toBeNull();
  }));

test("every category is counted, a known zero too", () =>
  inRollback(async (tx) => {
    expect(await readPublicCounts("1901-01-01", tx)).toEqual(
      ["FULL_TIME", "INVITED", "SPECIAL", "PART_TIME"].map((category) => ({ category, appointed: 0, named: 0 })),
    );
  }));

test("a team shows the members who agreed and counts the others of that day", () =>
  inRollback(async (tx) => {
    const team = await aTeam(tx, { name: "公开示例团" });
    const [named, silent, former] = [await aLecturer(tx), await aLecturer(tx), await aLecturer(tx)];
    await aMembership(tx, team.id, named.id, { role: "DEPUTY" });
    await aMembership(tx, team.id, silent.id);
    await aMembership(tx, team.id, former.id, { endsOn: addDays(today, -1) });
    await aConsent(tx, named.id);
    await aConsent(tx, former.id);
    expect(await readPublicTeam(team.id, today, tx)).toBeNull();
    await anAppointment(tx, { teamIds: [team.id], category: "SPECIAL", termStart: today, termEnd: null });
    expect(await readPublicTeam(team.id, today, tx)).toMatchObject({
      name: "公开示例团",
      members: [{ lecturerId: named.id, role: "DEPUTY", hasPage: false }],
      unnamedMembers: 1,
    });
    expect((await readPublicTeams(today, tx)).map(({ id }) => id)).toContain(team.id);
    // Belonging to an appointed team does not make somebody an appointed lecturer.
    expect(await readPublicLecturer(named.id, today, tx)).toBeNull();
  }));
