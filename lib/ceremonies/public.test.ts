import { expect, test } from "vitest";
import { fromDay } from "@/lib/core/dates";
import { aViewer } from "@/lib/testing/accounts";
import { anAppointment } from "@/lib/testing/appointments";
import { aCeremony, anAgendaItem, aPresenter } from "@/lib/testing/ceremonies";
import { aConsent } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { archiveCeremony, publishCeremony } from "./commands";
import { readPublicCeremonies, readPublicCeremony } from "./public";

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
    const named = (name: string) => tx.lecturer.create({ data: { name, namePinyin: "x", nameInitials: "x" } });
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
      { name: "同意者", capacity: null, lecturerId: null },
      { name: null, capacity: "讲师", lecturerId: null },
      { name: null, capacity: null, lecturerId: null },
      { name: "公开者", capacity: null, lecturerId: null },
      { name: null, capacity: "学员代表", lecturerId: null },
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
    expect(await presenter(TODAY)).toEqual({ name: lecturer.name, capacity: null, lecturerId: lecturer.id });
    expect(await presenter("2026-01-01")).toEqual({ name: lecturer.name, capacity: null, lecturerId: null });
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
