import { expect, test } from "vitest";
import { SAMPLE_LOADER } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { aCourse, aCourseInput, aTeachingMode, givenBy } from "@/lib/testing/courses";
import { aLecturer } from "@/lib/testing/lecturers";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { aTeachingPoint } from "@/lib/testing/teaching-points";
import { archiveCourse, changeCourse, createCourse, publishCourse, restoreCourse, withdrawCourse } from "./commands";

const archived = { archivedAt: new Date(), archiveReason: "试" };
const aRoute = (tx: Tx) => tx.route.create({ data: { name: "测试线路", nameInitials: "csxl", color: "BLUE" } });

test("one course with four lecturers keeps their order, and the history tells it in words", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const people = [await aLecturer(tx), await aLecturer(tx), await aLecturer(tx), await aLecturer(tx)];
    const lecturers = givenBy(...people.map(({ id }) => ({ lecturerId: id })).reverse());
    const mode = await aTeachingMode(tx);
    const point = await aTeachingPoint(tx);
    const input = aCourseInput({ lecturers, modes: [mode.id], points: [point.id], minutes: 45, creditHours: 1.5 });
    const id = await createCourse(tx, clerk, input);
    const rows = await tx.courseLecturer.findMany({ where: { courseId: id }, orderBy: { position: "asc" } });
    expect(rows.map(({ lecturerId }) => lecturerId)).toEqual(people.map(({ id }) => id).reverse());
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "course.created", subjectId: String(id) } });
    expect(entry.after).toMatchObject({
      title: input.title,
      form: "微党课",
      minutes: 45,
      creditHours: 1.5,
      lecturers: people.map(({ name }) => name).reverse(),
      modes: [mode.name],
      points: [point.name],
    });
  }));

test("a change replaces what a course refers to, and a second one from an old page is refused", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [one, other] = [await aLecturer(tx), await aLecturer(tx)];
    const body = await anOrganization(tx);
    const { id, version } = await aCourse(tx, { lecturers: givenBy({ lecturerId: one.id }, { lecturerId: other.id }) });
    const lecturers = givenBy({ lecturerId: other.id }, { organizationId: body.id }, { description: "四位街区书记" });
    const change = { id, version, ...aCourseInput({ title: "改后的党课", form: "THEME", lecturers }) };
    await changeCourse(tx, clerk, change);
    await expect(changeCourse(tx, clerk, change)).rejects.toBeInstanceOf(StaleRecord);
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "course.changed", subjectId: String(id) } });
    expect(entry.before).toMatchObject({ form: "微党课", lecturers: [one.name, other.name] });
    expect(entry.after).toMatchObject({ form: "主题党课", lecturers: [other.name, body.name, "四位街区书记"] });
    expect(entry.after).not.toHaveProperty("minutes");
    expect(await tx.course.findUniqueOrThrow({ where: { id } })).toMatchObject({ titleInitials: "ghddk", version: 2 });
    await expect(changeCourse(tx, clerk, { ...change, id: 999_999_999 })).rejects.toBeInstanceOf(NotFound);
  }));

test("what is archived or unknown cannot be chosen, and the refusal stands at its field", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const lecturer = await aLecturer(tx);
    const body = await anOrganization(tx);
    const mode = await aTeachingMode(tx);
    const point = await aTeachingPoint(tx);
    const route = await aRoute(tx);
    await tx.lecturer.update({ where: { id: lecturer.id }, data: archived });
    await tx.organization.update({ where: { id: body.id }, data: archived });
    await tx.teachingMode.update({ where: { id: mode.id }, data: archived });
    await tx.teachingPoint.update({ where: { id: point.id }, data: archived });
    await tx.route.update({ where: { id: route.id }, data: archived });
    const rowTwo = { lecturerId: null, organizationId: null, description: null, row: 2 };
    for (const [field, overrides] of [
      ["lecturers[2].lecturerId", { lecturers: [{ ...rowTwo, lecturerId: lecturer.id }] }],
      ["lecturers[2].organizationId", { lecturers: [{ ...rowTwo, organizationId: body.id }] }],
      ["lecturers[2].lecturerId", { lecturers: [{ ...rowTwo, lecturerId: 999_999_999 }] }],
      ["modes", { modes: [mode.id] }],
      ["points", { points: [point.id] }],
      ["routeId", { form: "WALKING", routeId: route.id }],
    ] as const) {
      const input = aCourseInput(overrides as Parameters<typeof aCourseInput>[0]);
      await expect(createCourse(tx, clerk, input)).rejects.toMatchObject({ field });
    }
  }));

test("what a course has already stays when it is archived later", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const lecturer = await aLecturer(tx);
    const mode = await aTeachingMode(tx);
    const point = await aTeachingPoint(tx);
    const refers = { lecturers: givenBy({ lecturerId: lecturer.id }), modes: [mode.id], points: [point.id] };
    const { id, version } = await aCourse(tx, refers);
    await tx.lecturer.update({ where: { id: lecturer.id }, data: archived });
    await tx.teachingMode.update({ where: { id: mode.id }, data: archived });
    await tx.teachingPoint.update({ where: { id: point.id }, data: archived });
    await changeCourse(tx, clerk, { id, version, ...aCourseInput({ ...refers, minutes: 30 }) });
    expect(await tx.courseMode.count({ where: { courseId: id } })).toBe(1);
    expect(await tx.coursePoint.count({ where: { courseId: id } })).toBe(1);
    expect(await tx.courseLecturer.count({ where: { courseId: id } })).toBe(1);
  }));

test("a course on a route has the colour of the route; another one is refused at its field", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id: routeId } = await aRoute(tx);
    const walking = { form: "WALKING", routeId } as const;
    expect(await aCourse(tx, walking)).toMatchObject({ color: "BLUE", routeId });
    const wrong = createCourse(tx, clerk, aCourseInput({ ...walking, color: "RED" }));
    await expect(wrong).rejects.toMatchObject({ field: "color", message: expect.stringContaining("“测试线路”") });
  }));

test("publishing notes when and by whom; withdrawing takes it back and keeps the reason", () =>
  inRollback(async (tx) => {
    const leader = await aViewer(tx, { roles: ["LEADER"] });
    const { id, version } = await aCourse(tx);
    await expect(withdrawCourse(tx, leader, { id, version, reason: "试" })).rejects.toThrow("没有公开");
    await publishCourse(tx, leader, { id, version });
    const shown = await tx.course.findUniqueOrThrow({ where: { id } });
    expect(shown.publishedAt).toBeInstanceOf(Date);
    expect(shown.publishedById).toBe(leader.accountId);
    await expect(publishCourse(tx, leader, { id, version: 2 })).rejects.toThrow("已经公开");
    await expect(archiveCourse(tx, leader, { id, version: 2, reason: "试" })).rejects.toThrow("先撤下");
    await withdrawCourse(tx, leader, { id, version: 2, reason: "题目有误" });
    expect((await tx.course.findUniqueOrThrow({ where: { id } })).publishedAt).toBeNull();
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "course.withdrawn", subjectId: String(id) } });
    expect(entry.after).toMatchObject({ reason: "题目有误" });
  }));

test("an archived course is neither changed nor published until it is restored, and then not public", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCourse(tx);
    await archiveCourse(tx, clerk, { id, version: 1, reason: "重复登记" });
    await expect(changeCourse(tx, clerk, { id, version: 2, ...aCourseInput() })).rejects.toThrow("已归档");
    await expect(publishCourse(tx, clerk, { id, version: 2 })).rejects.toThrow("已归档");
    await expect(archiveCourse(tx, clerk, { id, version: 2, reason: "试" })).rejects.toThrow("已经归档");
    await restoreCourse(tx, clerk, { id, version: 2 });
    await expect(restoreCourse(tx, clerk, { id, version: 3 })).rejects.toThrow("没有归档");
    expect(await tx.course.findUniqueOrThrow({ where: { id } })).toMatchObject({ publishedAt: null, archivedAt: null });
  }));

test("only what the loader of samples makes is a sample", () =>
  inRollback(async (tx) => {
    expect((await aCourse(tx)).isSample).toBe(false);
    expect((await aCourse(tx, {}, SAMPLE_LOADER)).isSample).toBe(true);
  }));

test("of two changes sent at once from the same page, one is told that the record changed", async () => {
  const clerk = await aViewer(db);
  const { id, version } = await aCourse(db);
  const change = () => db.$transaction((tx) => changeCourse(tx, clerk, { id, version, ...aCourseInput() }));
  const tries = await Promise.allSettled([change(), change()]);
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost.map(({ reason }) => reason)).toEqual([expect.any(StaleRecord)]);
});

test("of two people who list the same lecturer at once, one reads why not", async () => {
  const { id: lecturerId } = await aLecturer(db);
  await expectOneOnly({ lecturerId }, "同一位讲师只能列一次。");
});

test("of two people who list the same organization at once, one reads why not", async () => {
  const { id: organizationId } = await db.$transaction((tx) => anOrganization(tx));
  await expectOneOnly({ organizationId }, "同一个组织只能列一次。");
});

async function expectOneOnly(subject: { lecturerId?: number; organizationId?: number }, sentence: string) {
  const { id: courseId } = await aCourse(db);
  const list = (position: number) =>
    db.$transaction((tx) => tx.courseLecturer.create({ data: { courseId, position, ...subject } }));
  const tries = await Promise.allSettled([list(1), list(2)]);
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(sentenceForConstraint(lost[0]?.reason)).toMatchObject({ field: "lecturers", message: sentence });
}
