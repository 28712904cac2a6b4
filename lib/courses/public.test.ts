import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { withdrawConsent } from "@/lib/lecturers/consents/commands";
import { anAppointment } from "@/lib/testing/appointments";
import { aCourse, aPublicCourse, aTeachingMode, givenBy } from "@/lib/testing/courses";
import { anAttachment } from "@/lib/testing/files";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { archiveCourse, withdrawCourse } from "./commands";
import {
  COURSES_PER_PAGE,
  readCourseCounts,
  readNewestCourses,
  readPublicCourse,
  readPublicCourses,
  searchPublicCourses,
} from "./public";

const DAY = "2025-06-01";

/** A lecturer who agreed to be named, appointed for 2025 unless said otherwise. */
async function aNamedLecturer(tx: Tx, { name, termEnd = "2025-12-31" }: { name: string; termEnd?: string }) {
  const lecturer = await aLecturer(tx, { name });
  await aConsent(tx, lecturer.id);
  await anAppointment(tx, { lecturerIds: [lecturer.id], termStart: "2025-01-01", termEnd });
  return lecturer;
}

const idsOf = ({ courses }: { courses: { id: number }[] }) => courses.map(({ id }) => id);

test("drafts, withdrawn and archived courses are nowhere", () =>
  inRollback(async (tx) => {
    const draft = await aCourse(tx, { title: "不见的课一" });
    const withdrawn = await aPublicCourse(tx, { title: "不见的课二" });
    await withdrawCourse(tx, SYSTEM, { id: withdrawn.id, version: withdrawn.version, reason: "试" });
    const archived = await aCourse(tx, { title: "不见的课三" });
    await archiveCourse(tx, SYSTEM, { id: archived.id, version: archived.version, reason: "试" });
    const before = await readCourseCounts(tx);
    const shown = await aPublicCourse(tx, { title: "不见的课四", form: "LECTURE", color: "GREEN" });
    expect(idsOf(await searchPublicCourses({ text: "不见的课" }, 1, tx))).toEqual([shown.id]);
    for (const { id } of [draft, withdrawn, archived]) expect(await readPublicCourse(id, DAY, tx)).toBeNull();
    const newest = (await readNewestCourses(5, DAY, tx)).map(({ id }) => id);
    expect(newest[0]).toBe(shown.id);
    for (const { id } of [draft, withdrawn, archived]) expect(newest).not.toContain(id);
    const after = await readCourseCounts(tx);
    expect(after.total - before.total).toBe(1);
    const green = ({ byColor }: typeof after) => byColor.find(({ color }) => color === "GREEN")?.count ?? 0;
    expect(green(after) - green(before)).toBe(1);
  }));

test("one lesson with four lecturers: who agreed is named, the others are counted, and one whose term is over is former", () =>
  inRollback(async (tx) => {
    const named = await aNamedLecturer(tx, { name: "公开甲" });
    const former = await aNamedLecturer(tx, { name: "公开乙", termEnd: "2025-03-31" });
    const silent = await aLecturer(tx, { name: "没同意丙" });
    const never = await aLecturer(tx, { name: "公开丁" });
    await aConsent(tx, never.id);
    const lecturers = givenBy(...[former, silent, named, never].map(({ id }) => ({ lecturerId: id })));
    const { id } = await aPublicCourse(tx, { lecturers });
    const course = await readPublicCourse(id, DAY, tx);
    expect(course?.taughtBy).toEqual({
      named: [
        { name: "公开乙", lecturerId: null, isFormer: true },
        { name: "公开甲", lecturerId: named.id, isFormer: false },
        { name: "公开丁", lecturerId: null, isFormer: false },
      ],
      unnamed: 1,
    });
    expect(JSON.stringify(course)).not.toContain("没同意丙");
    expect(JSON.stringify(course)).not.toContain(`"lecturerId":${silent.id}`);
    const onTheLastDay = await readPublicCourse(id, "2025-03-31", tx);
    expect(onTheLastDay?.taughtBy.named[0]).toEqual({ name: "公开乙", lecturerId: former.id, isFormer: false });
  }));

test("without consent neither a search nor the list of a lecturer leads to a course", () =>
  inRollback(async (tx) => {
    const lecturer = await aNamedLecturer(tx, { name: "撤回同意的人" });
    const { id } = await aPublicCourse(tx, { lecturers: givenBy({ lecturerId: lecturer.id }) });
    const found = async () => [
      ...idsOf(await searchPublicCourses({ text: "撤回同意的人" }, 1, tx)),
      ...idsOf(await readPublicCourses({ lecturerIds: [lecturer.id] }, 1, DAY, tx)),
    ];
    expect(await found()).toEqual([id, id]);
    await withdrawConsent(tx, SYSTEM, { lecturerId: lecturer.id, withdrawnOn: dayInShanghai() });
    expect(await found()).toEqual([]);
    expect((await readPublicCourse(id, DAY, tx))?.taughtBy).toEqual({ named: [], unnamed: 1 });
  }));

test("organizations and descriptions are named; points only when they are public; a mode stays after it is archived", () =>
  inRollback(async (tx) => {
    const body = await anOrganization(tx);
    const mode = await aTeachingMode(tx);
    const [awarded, never] = [await aTeachingPoint(tx), await aTeachingPoint(tx)];
    await aPlaque(tx, awarded.id);
    const { id } = await aPublicCourse(tx, {
      lecturers: givenBy({ organizationId: body.id }, { description: "四位街区书记" }),
      modes: [mode.id],
      points: [awarded.id, never.id],
      creditHours: 1.5,
      minutes: 45,
    });
    await tx.teachingMode.update({ where: { id: mode.id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    const picture = await anAttachment(tx, { type: "course", id });
    const course = await readPublicCourse(id, DAY, tx);
    expect(course?.taughtBy.named.map(({ name }) => name)).toEqual([body.name, "四位街区书记"]);
    expect(course).toMatchObject({
      creditHours: 1.5,
      minutes: 45,
      modes: [{ name: mode.name, description: null }],
      points: [{ id: awarded.id, name: awarded.name }],
      pictures: [{ altText: picture.altText }],
    });
    expect(JSON.parse(JSON.stringify(course))).toEqual(course);
    expect(idsOf(await readPublicCourses({ teachingPointId: awarded.id }, 1, DAY, tx))).toEqual([id]);
  }));

test("a route is told once it is public", () =>
  inRollback(async (tx) => {
    const route = await tx.route.create({ data: { name: "测试线路", nameInitials: "csxl", color: "ORANGE" } });
    const { id } = await aPublicCourse(tx, { form: "WALKING", routeId: route.id });
    expect(await readPublicCourse(id, DAY, tx)).toMatchObject({ route: null, color: "ORANGE" });
    await tx.route.update({ where: { id: route.id }, data: { publishedAt: new Date() } });
    expect((await readPublicCourse(id, DAY, tx))?.route).toEqual({ id: route.id, name: "测试线路" });
  }));

test("the catalogue goes by form and then by title, a page at a time, each course once", () =>
  inRollback(async (tx) => {
    const made = COURSES_PER_PAGE + 3;
    for (let number = 0; number < made; number++) {
      await aPublicCourse(tx, { title: "翻页用", form: number % 2 ? "LECTURE" : "FEATURED" });
    }
    const first = await searchPublicCourses({ text: "翻页用" }, 1, tx);
    const second = await searchPublicCourses({ text: "翻页用" }, 2, tx);
    expect([first.total, first.pages]).toEqual([made, 2]);
    expect(first.byForm).toEqual([
      { form: "FEATURED", count: Math.ceil(made / 2) },
      { form: "LECTURE", count: Math.floor(made / 2) },
    ]);
    const forms = [...first.courses, ...second.courses].map(({ form }) => form);
    expect(forms).toEqual([...forms].sort());
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(made);
    expect(await searchPublicCourses({ text: "翻页用" }, 9, tx)).toEqual(second);
    expect(idsOf(await searchPublicCourses({ text: "翻页用 fyy", form: "LECTURE" }, 1, tx))).toHaveLength(
      Math.floor(made / 2),
    );
  }));

test("words are found in title, initials and synopsis, in either case, one character too; signs stand for themselves", () =>
  inRollback(async (tx) => {
    const { id } = await aPublicCourse(tx, { title: "鏖战AI时代", synopsis: "讲 100% 的干劲，\n也讲龘字怎么写。" });
    const found = async (text: string) => idsOf(await searchPublicCourses({ text }, 1, tx)).includes(id);
    for (const text of ["鏖战", "鏖", "ai", "Ai时代", "azasd", "100%", "龘字怎么", "  鏖战　龘  "]) {
      expect(await found(text), text).toBe(true);
    }
    for (const text of ["鏖%时代", "时代鏖", "鏖战 没有的词", "_", "\\", "'; --", "𬭼䶮"])
      expect(await found(text), text).toBe(false);
    for (const text of ["", "\u0000", "字".repeat(10_000)]) await searchPublicCourses({ text }, 1, tx);
    expect(await searchPublicCourses({ text: "鏖战", form: "LECTURE" }, 1, tx)).toMatchObject({ total: 0, pages: 1 });
  }));
