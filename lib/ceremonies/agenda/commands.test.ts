import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { archiveCourse } from "@/lib/courses/commands";
import { aViewer } from "@/lib/testing/accounts";
import { aCeremony, anAgendaItem, aPresenter } from "@/lib/testing/ceremonies";
import { aCourse } from "@/lib/testing/courses";
import { anAttachment } from "@/lib/testing/files";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { getCeremony } from "../queries";
import { addAgendaItem, changeAgendaItem, moveAgendaItem, removeAgendaItem } from "./commands";

const speech = { kind: "SPEECH" as const, title: "讲话", remark: null, courseId: null, presenters: [], videos: [] };

test("items keep their order, move up and down, and one is taken out with its presenters in the history", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const first = await anAgendaItem(tx, id, { title: "一" });
    const second = await anAgendaItem(tx, id, {
      title: "二",
      presenters: [aPresenter({ name: "甲", capacity: "书记" })],
    });
    await anAgendaItem(tx, id, { title: "三" });
    const titles = async () => (await getCeremony(clerk, id, tx))?.agenda.map(({ title }) => title);
    const here = { ceremonyId: id };
    await moveAgendaItem(tx, clerk, { ...here, version: 4, itemId: second.id, direction: "UP" });
    expect(await titles()).toEqual(["二", "一", "三"]);
    await moveAgendaItem(tx, clerk, { ...here, version: 5, itemId: second.id, direction: "UP" });
    await moveAgendaItem(tx, clerk, { ...here, version: 6, itemId: first.id, direction: "DOWN" });
    expect(await titles()).toEqual(["二", "三", "一"]);
    await removeAgendaItem(tx, clerk, { ...here, version: 7, itemId: second.id });
    expect(await titles()).toEqual(["三", "一"]);
    const removal = { event: "agenda-item.removed", subjectType: "ceremony", subjectId: String(id) };
    const entry = await tx.auditEntry.findFirstOrThrow({ where: removal });
    expect(entry.before).toEqual({ kind: "讲话", title: "二", remark: null, presenters: ["甲（书记）"] });
    await addAgendaItem(tx, clerk, { ...here, version: 8, ...speech, title: "四" });
    expect(await titles()).toEqual(["三", "一", "四"]);
  }));

test("presenters are replaced in order, and a name left out is taken from the record", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const item = await anAgendaItem(tx, id, { presenters: [aPresenter({ name: "旧" })] });
    const lecturer = await aLecturer(tx, { name: "测讲师" });
    const organization = await tx.organization.create({
      data: { name: "测试党总支", nameInitials: "x", kind: "PARTY_ORGANIZATION" },
    });
    const change = { ceremonyId: id, version: 2, itemId: item.id, ...speech };
    const presenters = [
      aPresenter({ name: null, lecturerId: lecturer.id }),
      aPresenter({ name: null, organizationId: organization.id, nameIsPublic: true }),
    ];
    await changeAgendaItem(tx, clerk, { ...change, presenters });
    const rows = await tx.agendaPresenter.findMany({ where: { agendaItemId: item.id }, orderBy: { position: "asc" } });
    expect(rows.map(({ name }) => name)).toEqual(["测讲师", "测试党总支"]);
    const unknown = { ...change, version: 3, presenters: [aPresenter({ name: null, lecturerId: 999_999_999 })] };
    await expect(changeAgendaItem(tx, clerk, unknown)).rejects.toMatchObject({ field: "presenters[0].lecturerId" });
    await tx.ceremony.update({ where: { id }, data: { version: 3 } });
    const otherwise = { ...change, version: 3, presenters: [aPresenter({ name: "另一人", lecturerId: lecturer.id })] };
    await expect(changeAgendaItem(tx, clerk, otherwise)).rejects.toMatchObject({ field: "presenters[0].name" });
  }));

test("videos of the ceremony are chosen for an item, move to another, and stay when it is taken out", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const owner = { type: "ceremony", id } as const;
    const [one, two] = [
      await anAttachment(tx, owner, { kind: "VIDEO" }),
      await anAttachment(tx, owner, { kind: "VIDEO" }),
    ];
    const photograph = await anAttachment(tx, owner);
    const foreign = await anAttachment(tx, { type: "ceremony", id: (await aCeremony(tx)).id }, { kind: "VIDEO" });
    const first = await anAgendaItem(tx, id, { videos: [one.id, two.id] });
    const second = await anAgendaItem(tx, id, { videos: [two.id] });
    const itemsOf = async () => {
      const rows = await tx.attachment.findMany({ where: { id: { in: [one.id, two.id] } }, orderBy: { id: "asc" } });
      return rows.map(({ agendaItemId }) => agendaItemId);
    };
    expect(await itemsOf()).toEqual([first.id, second.id]);
    const change = { ceremonyId: id, version: 3, itemId: first.id, ...speech };
    for (const wrong of [photograph.id, foreign.id, 999_999_999]) {
      await expect(changeAgendaItem(tx, clerk, { ...change, videos: [wrong] })).rejects.toMatchObject({
        field: "videos",
      });
      await tx.ceremony.update({ where: { id }, data: { version: 3 } });
    }
    await changeAgendaItem(tx, clerk, change);
    expect(await itemsOf()).toEqual([null, second.id]);
    await removeAgendaItem(tx, clerk, { ceremonyId: id, version: 4, itemId: second.id });
    expect(await itemsOf()).toEqual([null, null]);
    const removal = { event: "agenda-item.removed", subjectType: "ceremony", subjectId: String(id) };
    const entry = await tx.auditEntry.findFirstOrThrow({ where: removal });
    expect(entry.before).toMatchObject({ videos: [two.name] });
  }));

test("an item finds its course when it is saved, keeps it when either is renamed, and another one can be chosen", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const [course, other] = [await aCourse(tx, { title: "找得到的课", form: "MICRO" }), await aCourse(tx)];
    const item = await anAgendaItem(tx, id, { kind: "MICRO_COURSE", title: "《找得到的课》" });
    expect(item.courseId).toBe(course.id);
    await tx.course.update({ where: { id: course.id }, data: { title: "改了名的课" } });
    const change = { ceremonyId: id, itemId: item.id, ...speech, kind: "MICRO_COURSE" as const, title: "旧名字的课" };
    const courseOf = async () => (await tx.agendaItem.findUniqueOrThrow({ where: { id: item.id } })).courseId;
    await changeAgendaItem(tx, clerk, { ...change, version: 2, courseId: course.id });
    expect(await courseOf()).toBe(course.id);
    await changeAgendaItem(tx, clerk, { ...change, version: 3, courseId: other.id });
    expect(await courseOf()).toBe(other.id);
    await archiveCourse(tx, clerk, { id: other.id, version: 1, reason: "试" });
    await changeAgendaItem(tx, clerk, { ...change, version: 4, courseId: other.id });
    await changeAgendaItem(tx, clerk, { ...change, version: 5 });
    expect(await courseOf()).toBeNull();
    const entry = await tx.auditEntry.findFirst({ where: { event: "agenda-item.changed" }, orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ before: { course: other.title } });
    for (const wrong of [other.id, 999_999_999]) {
      await expect(changeAgendaItem(tx, clerk, { ...change, version: 6, courseId: wrong })).rejects.toMatchObject({
        field: "courseId",
      });
      await tx.ceremony.update({ where: { id }, data: { version: 6 } });
    }
  }));

test("an old page, another ceremony's item and an archived ceremony are refused", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const other = await aCeremony(tx);
    const item = await anAgendaItem(tx, other.id);
    const stale = { ceremonyId: id, version: 9, ...speech };
    await expect(addAgendaItem(tx, clerk, stale)).rejects.toBeInstanceOf(StaleRecord);
    const move = { ceremonyId: other.id, version: 1, itemId: item.id, direction: "UP" } as const;
    await expect(moveAgendaItem(tx, clerk, move)).rejects.toThrow("请刷新页面");
    const foreign = { ceremonyId: id, version: 1, itemId: item.id };
    await expect(removeAgendaItem(tx, clerk, foreign)).rejects.toBeInstanceOf(NotFound);
    await tx.ceremony.update({ where: { id: other.id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    const archived = { ceremonyId: other.id, version: 2, ...speech };
    await expect(addAgendaItem(tx, clerk, archived)).rejects.toThrow("已归档");
  }));

test("of two people who add an item to one agenda at the same time, one is told that it changed", async () => {
  const clerk = await aViewer(db);
  const { id } = await aCeremony(db);
  const add = () => db.$transaction((tx) => addAgendaItem(tx, clerk, { ceremonyId: id, version: 1, ...speech }));
  const tries = await Promise.allSettled([add(), add()]);
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost.map(({ reason }) => reason)).toEqual([expect.any(StaleRecord)]);
  expect(await db.agendaItem.count({ where: { ceremonyId: id } })).toBe(1);
});
