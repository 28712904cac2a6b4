import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { anAppointment } from "@/lib/testing/appointments";
import { anAttachment } from "@/lib/testing/files";
import { aConsent, aLecturer, aMembership, aTeam } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { withdrawConsent } from "./consents/commands";
import {
  LECTURERS_PER_PAGE,
  readPublicCounts,
  readPublicLecturer,
  readPublicLecturerIds,
  readPublicLecturers,
} from "./public";
import { readPublicTeam, readPublicTeams } from "./teams/public";

const today = dayInShanghai();
/** A day on which nobody is appointed but for a test. */
const LONG_AGO = "1950-06-01";
const term = { category: "PART_TIME" as const, termStart: addDays(today, -5), termEnd: addDays(today, 5) };

test("a lecturer is named only with consent and while appointed; others are counted", () =>
  inRollback(async (tx) => {
    const lecturer = await aLecturer(tx, { name: "公开示例", phone: "13812345678", post: "书记" });
    const silent = await aLecturer(tx, { name: "不公开示例" });
    await anAppointment(tx, { lecturerIds: [lecturer.id, silent.id], ...term });
    expect(await readPublicLecturer(lecturer.id, today, tx)).toBeNull();
    await aConsent(tx, lecturer.id);

    expect(await readPublicLecturer(lecturer.id, today, tx)).toEqual({
      id: lecturer.id,
      name: "公开示例",
      post: "书记",
      speciality: null,
      biography: null,
      organization: null,
      isSample: false,
      photograph: null,
      appointments: [{ category: "PART_TIME", termStart: term.termStart, termEnd: term.termEnd, isSample: false }],
      teams: [],
    });
    expect(await readPublicLecturerIds(today, tx)).toContain(lecturer.id);
    expect(await readPublicLecturerIds(today, tx)).not.toContain(silent.id);
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

test("the list goes by category and then by name, a page at a time, each lecturer once", () =>
  inRollback(async (tx) => {
    const made = async (count: number) => {
      const ids: number[] = [];
      for (let number = 0; number < count; number++) ids.push((await aLecturer(tx)).id);
      return ids;
    };
    const fullTime = await made(LECTURERS_PER_PAGE - 1);
    const [invited, special] = [await made(2), await made(3)];
    const all = { termStart: LONG_AGO, termEnd: LONG_AGO };
    await anAppointment(tx, { ...all, category: "FULL_TIME", lecturerIds: fullTime });
    await anAppointment(tx, { ...all, category: "INVITED", lecturerIds: invited });
    await anAppointment(tx, { ...all, category: "PART_TIME", lecturerIds: special });
    for (const id of [...fullTime, ...invited]) await aConsent(tx, id);
    const first = await readPublicLecturers(LONG_AGO, null, 1, tx);
    expect(first.pages).toBe(2);
    const sizes = ({ groups }: typeof first) => groups.map(({ category, lecturers }) => [category, lecturers.length]);
    // Nobody of the last category is named: it is told where the list begins.
    expect(sizes(first)).toEqual([
      ["FULL_TIME", LECTURERS_PER_PAGE - 1],
      ["INVITED", 1],
      ["PART_TIME", 0],
    ]);
    const second = await readPublicLecturers(LONG_AGO, null, 2, tx);
    expect(sizes(second)).toEqual([["INVITED", 1]]);
    const ids = [...first.groups, ...second.groups].flatMap(({ lecturers }) => lecturers.map(({ id }) => id));
    expect(new Set(ids)).toEqual(new Set([...fullTime, ...invited]));
    expect(await readPublicLecturers(LONG_AGO, null, 3, tx)).toEqual({ groups: [], pages: 2 });
    const { groups, pages } = await readPublicLecturers(LONG_AGO, "INVITED", 1, tx);
    expect(pages).toBe(1);
    expect(new Set(groups.flatMap(({ lecturers }) => lecturers.map(({ id }) => id)))).toEqual(new Set(invited));
  }));

test("a photograph is public only while an open consent covers it and the lecturer is appointed", () =>
  inRollback(async (tx) => {
    const { id } = await aLecturer(tx);
    const { altText } = await anAttachment(tx, { type: "lecturer", id });
    const shown = async (day = today) => (await readPublicLecturer(id, day, tx))?.photograph;
    await aConsent(tx, id, { givenOn: addDays(today, -9), coversPhoto: true });
    expect(await shown()).toBeUndefined();
    await anAppointment(tx, { lecturerIds: [id], ...term });
    expect(await shown()).toMatchObject({ altText, width: 1200 });
    expect(await shown(addDays(today, 6))).toBeUndefined();
    await withdrawConsent(tx, SYSTEM, { lecturerId: id, withdrawnOn: addDays(today, -2) });
    expect(await shown()).toBeUndefined();
    // The consent that covered it is over: another one does not.
    await aConsent(tx, id, { givenOn: addDays(today, -1) });
    expect(await shown()).toBeNull();
    expect(JSON.stringify(await readPublicLecturer(id, today, tx))).not.toContain("key");
  }));
