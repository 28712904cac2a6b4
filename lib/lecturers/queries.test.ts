import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { aViewer } from "@/lib/testing/accounts";
import { anAppointment } from "@/lib/testing/appointments";
import { aLecturer, aMembership, aTeam } from "@/lib/testing/lecturers";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { endAppointment } from "./appointments/commands";
import { inForceOn } from "./appointments/rules";
import { type LecturerFilter, type LecturerSort, listLecturers } from "./list";
import { getLecturer, listAppointmentsOf, listMembershipsOf, searchLecturers } from "./queries";
import { searchTeams } from "./teams/queries";

const today = dayInShanghai();

async function namesOf(tx: Tx, filter: Partial<LecturerFilter>, sort: LecturerSort = "name") {
  const page = { sort, skip: 0, take: 50, today };
  const { rows } = await listLecturers(await aViewer(tx), { archived: "NO", ...filter }, page, tx);
  return rows.map(({ name }) => name);
}

test("one box finds by name, by pinyin and its initials from the beginning, and by organization", () =>
  inRollback(async (tx) => {
    const organization = await anOrganization(tx, { name: "江秋示例支部" });
    await aLecturer(tx, { name: "吕伟民甲", organizationId: organization.id });
    await aLecturer(tx, { name: "吕建国甲" });
    for (const text of ["伟民甲", "lvweiminj", "Lü Wei Min", "lwm", "江秋示例", "jqsl", "吕 江秋", "lwmj jqsl"]) {
      expect(await namesOf(tx, { text }), text).toEqual(["吕伟民甲"]);
    }
    expect(await namesOf(tx, { text: "吕" })).toEqual(["吕建国甲", "吕伟民甲"]);
    for (const text of ["weiminj", "%甲", "_伟民甲", "吕\\", "'; --"]) {
      expect(await namesOf(tx, { text }), text).toEqual([]);
    }
  }));

test("names with rare characters are found by them", () =>
  inRollback(async (tx) => {
    await aLecturer(tx, { name: "刘䶮𬭼" });
    expect(await namesOf(tx, { text: "𬭼" })).toEqual(["刘䶮𬭼"]);
    expect(await namesOf(tx, { text: "䶮𬭼" })).toEqual(["刘䶮𬭼"]);
  }));

test("the category is that of the appointment in force today, not of an earlier or later one", () =>
  inRollback(async (tx) => {
    const speciality = "口径示例";
    const one = async (name: string, terms: [string, number, number][]) => {
      const { id } = await aLecturer(tx, { name, speciality });
      for (const [category, from, to] of terms) {
        const term = { termStart: addDays(today, from), termEnd: addDays(today, to) };
        await anAppointment(tx, { lecturerIds: [id], category: category as "SPECIAL", ...term });
      }
    };
    await one("甲在聘", [
      ["FULL_TIME", -100, -50],
      ["SPECIAL", -49, 0],
    ]);
    await one("乙已满", [["SPECIAL", -100, -1]]);
    await one("丙将聘", [["SPECIAL", 1, 100]]);
    await one("丁未聘", []);
    expect(await namesOf(tx, { speciality, category: "SPECIAL" })).toEqual(["甲在聘"]);
    expect(await namesOf(tx, { speciality, category: "FULL_TIME" })).toEqual([]);
    expect(await namesOf(tx, { speciality, category: "NONE" })).toEqual(["丙将聘", "丁未聘", "乙已满"]);
    const { rows } = await listLecturers(
      await aViewer(tx),
      { archived: "NO", speciality },
      { sort: "name", skip: 0, take: 50, today },
      tx,
    );
    expect(rows.map(({ name, appointments }) => [name, appointments[0]?.category ?? null])).toEqual([
      ["丙将聘", null],
      ["丁未聘", null],
      ["甲在聘", "SPECIAL"],
      ["乙已满", null],
    ]);
  }));

test("who is appointed today is the same in the list's SQL as in the rule, also after an early ending", () =>
  inRollback(async (tx) => {
    const speciality = "提前结束示例";
    for (const [name, endedOn] of [
      ["今天满", addDays(today, 0)],
      ["昨天满", addDays(today, -1)],
      ["不提前", null],
    ] as const) {
      const { id: lecturerId } = await aLecturer(tx, { name, speciality });
      const term = { termStart: addDays(today, -9), termEnd: addDays(today, 9) };
      const { id, version } = await anAppointment(tx, { lecturerIds: [lecturerId], ...term });
      const ending = { id, version, endReason: "RESIGNATION" as const, note: "个人原因" };
      if (endedOn) await endAppointment(tx, SYSTEM, { ...ending, endedOn });
      expect(inForceOn({ ...term, endedOn }, today)).toBe(name !== "昨天满");
    }
    expect(await namesOf(tx, { speciality, category: "FULL_TIME" })).toEqual(["不提前", "今天满"]);
    expect(await namesOf(tx, { speciality, category: "NONE" })).toEqual(["昨天满"]);
  }));

test("names are in the order of their pinyin, organizations too, those without one at the end either way", () =>
  inRollback(async (tx) => {
    const speciality = "排序示例";
    const [anting, zhongshan] = [
      await anOrganization(tx, { name: "安亭支部" }),
      await anOrganization(tx, { name: "中山支部" }),
    ];
    await aLecturer(tx, { name: "张三", speciality, organizationId: anting.id });
    await aLecturer(tx, { name: "陈一", speciality, organizationId: zhongshan.id });
    await aLecturer(tx, { name: "王二", speciality });
    const sorted = (sort: LecturerSort) => namesOf(tx, { speciality }, sort);
    expect(await sorted("name")).toEqual(["陈一", "王二", "张三"]);
    expect(await sorted("-name")).toEqual(["张三", "王二", "陈一"]);
    expect(await sorted("organization")).toEqual(["张三", "陈一", "王二"]);
    expect(await sorted("-organization")).toEqual(["陈一", "张三", "王二"]);
    expect(await sorted("-created")).toEqual(["王二", "陈一", "张三"]);
  }));

test("pages are counted, full or not, also beyond the last one", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const filter = { speciality: "分页示例", archived: "NO" as const };
    for (let n = 0; n < 5; n++) await aLecturer(tx, { speciality: "分页示例" });
    for (const [skip, length] of [
      [0, 2],
      [2, 2],
      [4, 1],
      [6, 0],
    ] as const) {
      const { rows, total } = await listLecturers(viewer, filter, { sort: "name", skip, take: 2, today }, tx);
      expect([rows.length, total]).toEqual([length, 5]);
    }
  }));

test("a speciality is found in either case of letters, and archived lecturers apart", () =>
  inRollback(async (tx) => {
    const { id, name } = await aLecturer(tx, { speciality: "5D训练法" });
    expect(await namesOf(tx, { speciality: "5d训练" })).toEqual([name]);
    await tx.lecturer.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: "调离" } });
    expect(await namesOf(tx, { speciality: "训练法" })).toEqual([]);
    expect(await namesOf(tx, { speciality: "训练法", archived: "YES" })).toEqual([name]);
  }));

test("the phone leaves the database masked", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const { id } = await aLecturer(tx, { speciality: "遮盖示例", phone: "13812345678" });
    const lecturer = await getLecturer(viewer, id, today, tx);
    expect(lecturer?.maskedPhone).toBe("138****5678");
    const list = await listLecturers(
      viewer,
      { archived: "NO", speciality: "遮盖示例" },
      { sort: "name", skip: 0, take: 1, today },
      tx,
    );
    expect(JSON.stringify([lecturer, list])).not.toContain("13812345678");
    expect(await getLecturer(viewer, 2_000_000_000, today, tx)).toBeNull();
  }));

test("a combobox tells two lecturers of one name apart", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const organization = await anOrganization(tx, { name: "示例支部甲" });
    await aLecturer(tx, { name: "同名示例", organizationId: organization.id, post: "书记" });
    const { id } = await aLecturer(tx, { name: "同名示例", isNamesake: true });
    const options = await searchLecturers(viewer, "tmsl", tx);
    expect(options.map(({ hint }) => hint)).toEqual(["示例支部甲 · 书记", `第 ${id} 号`]);
  }));

test("a lecturer's appointments and teams are listed with what they were", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const lecturer = await aLecturer(tx);
    const team = await aTeam(tx, { name: "示例宣讲团乙" });
    await aMembership(tx, team.id, lecturer.id, { role: "DEPUTY" });
    const { letter } = await anAppointment(tx, { lecturerIds: [lecturer.id] });
    expect(await listAppointmentsOf(viewer, { lecturerId: lecturer.id }, tx)).toMatchObject([
      { category: "FULL_TIME", letters: [{ letterNo: letter.letterNo }] },
    ]);
    expect(await listMembershipsOf(viewer, lecturer.id, tx)).toMatchObject([{ role: "DEPUTY", team: { id: team.id } }]);
    expect(await searchTeams(viewer, "slxjty", tx)).toMatchObject([{ label: "示例宣讲团乙" }]);
  }));
