import { expect, test } from "vitest";
import { fromDay } from "@/lib/core/dates";
import { aViewer } from "@/lib/testing/accounts";
import { anAppointment } from "@/lib/testing/appointments";
import { aCeremony, anAgendaItem, aPresenter, aPublicCeremony } from "@/lib/testing/ceremonies";
import { aCourse, aPublicCourse } from "@/lib/testing/courses";
import { anAttachment } from "@/lib/testing/files";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { archiveCeremony, publishCeremony, withdrawCeremony } from "./commands";
import { readComingCeremonies, readPublicCeremonies, readPublicCeremony } from "./public";

const TODAY = "2025-06-01";

test("a ceremony is public from its publication until it is archived", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    expect(await readPublicCeremony(id, TODAY, tx)).toBeNull();
    await publishCeremony(tx, clerk, { id, version: 1 });
    expect((await readPublicCeremony(id, TODAY, tx))?.heldOn).toBe("2025-02-20");
    expect((await readPublicCeremonies(tx)).map((ceremony) => ceremony.id)).toContain(id);
    await tx.ceremony.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    expect(await readPublicCeremony(id, TODAY, tx)).toBeNull();
    expect((await readPublicCeremonies(tx)).map((ceremony) => ceremony.id)).not.toContain(id);
  }));

test("a name is told only with consent: the lecturer's recorded one, else the tick", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const named = (name: string) => aLecturer(tx, { name });
    const [open, none, ended] = [await named("同意者"), await named("未同意者"), await named("撤回者")];
    const consent = { givenOn: fromDay("2025-01-01"), evidence: "签字表" };
    await tx.lecturerConsent.create({ data: { ...consent, lecturerId: open.id } });
    await tx.lecturerConsent.create({
      data: { ...consent, lecturerId: ended.id, withdrawnOn: fromDay("2025-06-01") },
    });
    await anAgendaItem(tx, id, {
      presenters: [
        aPresenter({ name: null, lecturerId: open.id }),
        aPresenter({ name: null, lecturerId: none.id, nameIsPublic: true, capacity: "讲师" }),
        aPresenter({ name: null, lecturerId: ended.id, nameIsPublic: true }),
        aPresenter({ name: "公开者", nameIsPublic: true }),
        aPresenter({ name: "不公开者", capacity: "学员代表" }),
      ],
    });
    await publishCeremony(tx, clerk, { id, version: 2 });
    const ceremony = await readPublicCeremony(id, TODAY, tx);
    expect(ceremony?.agenda[0]?.presenters).toEqual([
      { name: "同意者", capacity: null, lecturerId: null, isBody: false },
      { name: null, capacity: "讲师", lecturerId: null, isBody: false },
      { name: null, capacity: null, lecturerId: null, isBody: false },
      { name: "公开者", capacity: null, lecturerId: null, isBody: false },
      { name: null, capacity: "学员代表", lecturerId: null, isBody: false },
    ]);
    expect(JSON.stringify(ceremony)).not.toMatch(/未同意者|撤回者|不公开者/);
    expect(JSON.parse(JSON.stringify(ceremony))).toEqual(ceremony);
  }));

test("a presenter is linked on days when the lecturer has a page, and letters handed over are counted", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const { lecturerId, letter } = await anAppointment(tx, { ceremonyId: id, termStart: "2025-02-20" });
    const lecturer = await tx.lecturer.findUniqueOrThrow({ where: { id: lecturerId! } });
    await aConsent(tx, lecturer.id);
    await anAgendaItem(tx, id, { presenters: [aPresenter({ name: null, lecturerId: lecturer.id })] });
    await publishCeremony(tx, clerk, { id, version: 2 });
    const presenter = async (day: string) => (await readPublicCeremony(id, day, tx))?.agenda[0]?.presenters[0];
    expect(await presenter(TODAY)).toEqual({
      name: lecturer.name,
      capacity: null,
      lecturerId: lecturer.id,
      isBody: false,
    });
    expect(await presenter("2026-01-01")).toEqual({
      name: lecturer.name,
      capacity: null,
      lecturerId: null,
      isBody: false,
    });
    const handed = async () => (await readPublicCeremony(id, TODAY, tx))?.letters.lecturers;
    expect(await handed()).toEqual([
      expect.objectContaining({ count: 1, unnamed: 0, named: [{ name: lecturer.name, lecturerId: lecturer.id }] }),
    ]);
    await tx.appointmentLetter.update({
      where: { id: letter.id },
      data: { withdrawnAt: new Date(), withdrawReason: "试" },
    });
    expect(await handed()).toEqual([]);
    const archive = { id, version: 3, reason: "试" };
    await expect(archiveCeremony(tx, clerk, archive)).rejects.toThrow("关联着 1 份聘任");
  }));

test("plaques handed over there are counted and named; an archived point has no link", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id } = await aCeremony(tx);
    const [kept, gone] = [await aTeachingPoint(tx), await aTeachingPoint(tx)];
    for (const point of [kept, gone]) await aPlaque(tx, point.id, { ceremonyId: id, batch: 2 });
    await tx.teachingPoint.update({ where: { id: gone.id }, data: { archivedAt: new Date(), archiveReason: "试" } });
    await publishCeremony(tx, clerk, { id, version: 1 });
    const ceremony = await readPublicCeremony(id, TODAY, tx);
    expect(ceremony?.letters).toEqual({ lecturers: [], teams: [] });
    expect(ceremony?.points).toContainEqual({ name: kept.name, batch: 2, teachingPointId: kept.id });
    expect(ceremony?.points).toContainEqual({ name: gone.name, batch: 2, teachingPointId: null });
  }));

test("coming ceremonies are told from their day on back to today, soonest first, until they are withdrawn", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const late = await aPublicCeremony(tx, { heldOn: "2099-03-01", startTime: "14:00" });
    const early = await aPublicCeremony(tx, { heldOn: "2099-03-01", startTime: "09:00" });
    const before = await aPublicCeremony(tx, { heldOn: "2099-02-28" });
    await aCeremony(tx, { heldOn: "2099-03-02" });
    const coming = async (day: string) => (await readComingCeremonies(day, tx)).map(({ id }) => id);
    expect(await coming("2099-02-28")).toEqual([before.id, early.id, late.id]);
    expect(await coming("2099-03-01")).toEqual([early.id, late.id]);
    await withdrawCeremony(tx, clerk, { id: early.id, version: early.version, reason: "改期" });
    expect(await coming("2099-03-01")).toEqual([late.id]);
  }));

test("nothing was handed over before the day", () =>
  inRollback(async (tx) => {
    const { id } = await aPublicCeremony(tx, { heldOn: "2025-02-20" });
    await anAppointment(tx, { ceremonyId: id, termStart: "2025-02-20" });
    await aPlaque(tx, (await aTeachingPoint(tx)).id, { ceremonyId: id });
    const dayBefore = await readPublicCeremony(id, "2025-02-19", tx);
    expect(dayBefore).toMatchObject({ isComing: true, letters: { lecturers: [], teams: [] }, points: [] });
    const onTheDay = await readPublicCeremony(id, "2025-02-20", tx);
    expect(onTheDay).toMatchObject({ isComing: false, letters: { lecturers: [{ count: 1 }] } });
    expect(onTheDay?.points).toHaveLength(1);
  }));

test("a video stands with its item, the others with the ceremony", () =>
  inRollback(async (tx) => {
    const { id } = await aCeremony(tx);
    const shown = await anAttachment(tx, { type: "ceremony", id }, { kind: "VIDEO", name: "回顾.mp4" });
    const other = await anAttachment(tx, { type: "ceremony", id }, { kind: "VIDEO", name: "全程.mp4" });
    await anAttachment(tx, { type: "ceremony", id });
    await anAgendaItem(tx, id, { kind: "VIDEO", videos: [shown.id] });
    await tx.ceremony.update({ where: { id }, data: { publishedAt: new Date() } });
    const ceremony = await readPublicCeremony(id, TODAY, tx);
    expect(ceremony?.agenda[0]?.videos.map(({ name }) => name)).toEqual([shown.name]);
    expect(ceremony?.videos.map(({ name }) => name)).toEqual([other.name]);
    expect(ceremony?.pictures).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(ceremony))).toEqual(ceremony);
  }));

test("an item leads to the public course of exactly its title and form, and titles are printed in brackets", () =>
  inRollback(async (tx) => {
    const { id: ceremonyId } = await aCeremony(tx);
    const course = await aPublicCourse(tx, { title: "测试用微党课", form: "MICRO" });
    await aCourse(tx, { title: "没公开的微党课", form: "MICRO" });
    for (const title of ["有两门的党课", "有两门的党课"]) await aPublicCourse(tx, { title, form: "THEME" });
    const items = [
      { kind: "MICRO_COURSE", title: "《测试用微党课》" },
      { kind: "THEME_COURSE", title: "测试用微党课" },
      { kind: "MICRO_COURSE", title: "没公开的微党课" },
      { kind: "THEME_COURSE", title: "“有两门的党课”" },
      { kind: "REPORT_PRESENTATION", title: "调研“板凳法庭”" },
      { kind: "SPEECH", title: "测试用微党课" },
    ] as const;
    for (const item of items) await anAgendaItem(tx, ceremonyId, item);
    await tx.ceremony.update({ where: { id: ceremonyId }, data: { publishedAt: new Date() } });
    const ceremony = await readPublicCeremony(ceremonyId, TODAY, tx);
    expect(ceremony?.agenda.map(({ courseId }) => courseId)).toEqual([course.id, null, null, null, null, null]);
    expect(ceremony?.agenda.map(({ title }) => title)).toEqual([
      "《测试用微党课》",
      "《测试用微党课》",
      "《没公开的微党课》",
      "“有两门的党课”",
      "《调研“板凳法庭”》",
      "测试用微党课",
    ]);
  }));
