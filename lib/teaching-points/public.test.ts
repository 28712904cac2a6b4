import { expect, test } from "vitest";
import { aViewer } from "@/lib/testing/accounts";
import { aCeremony } from "@/lib/testing/ceremonies";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import type { ThemeColor } from "@/prisma/generated/enums";
import { publishCeremony } from "../ceremonies/commands";
import { type PointQuestion, readPublicPoint, readPublicPoints, searchPublicPoints } from "./public";

test("a point is public once it had a plaque and until it is archived", () =>
  inRollback(async (tx) => {
    const never = await aTeachingPoint(tx);
    const archived = await aTeachingPoint(tx);
    const shown = await aTeachingPoint(tx, { type: "INSTITUTE" });
    await aPlaque(tx, archived.id);
    await tx.teachingPoint.update({
      where: { id: archived.id },
      data: { archivedAt: new Date(), archiveReason: "试" },
    });
    await aPlaque(tx, shown.id, { batch: 7 });
    const points = await readPublicPoints(tx);
    const ids = points.map(({ id }) => id);
    expect(ids).toContain(shown.id);
    expect(ids).not.toContain(never.id);
    expect(ids).not.toContain(archived.id);
    expect(points.find(({ id }) => id === shown.id)).toMatchObject({ type: "INSTITUTE", plaques: [{ batch: 7 }] });
    expect(await readPublicPoint(never.id, tx)).toBeNull();
    expect(await readPublicPoint(archived.id, tx)).toBeNull();
  }));

test("neither the contact nor the phone leaves, and the ceremony only once it is published", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const ceremony = await aCeremony(tx);
    const contact = { contactName: "张测试", contactPhone: "13812345678" };
    const { id } = await aTeachingPoint(tx, { ...contact, publicPhone: "021-57650001", capacity: 60 });
    await aPlaque(tx, id, { ceremonyId: ceremony.id, presenterName: "李测试", batch: 2, awardedOn: "2025-02-20" });
    const before = await readPublicPoint(id, tx);
    expect(JSON.stringify(before)).not.toMatch(/张测试|13812345678|李测试/);
    expect(before).toMatchObject({
      publicPhone: "021-57650001",
      mapLinks: [],
      capacity: 60,
      typeLabel: "乡村点位",
      host: null,
    });
    expect(before?.plaques).toEqual([{ batch: 2, awardedOn: "2025-02-20", withdrawnOn: null, ceremony: null }]);
    await publishCeremony(tx, clerk, { id: ceremony.id, version: ceremony.version });
    const after = await readPublicPoint(id, tx);
    expect(after?.plaques[0]?.ceremony).toEqual({ id: ceremony.id, title: ceremony.title });
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  }));

test("a visitor finds a point by its name, its initials, its address and its host, word by word, and never by its contact", () =>
  inRollback(async (tx) => {
    const hostOrganizationId = (await anOrganization(tx, { name: "月湖承载公司", kind: "HOST_UNIT" })).id;
    const contact = { contactName: "张测试", contactPhone: "13812345678" };
    const words = { name: "查找用雕塑园", address: "林荫新路 1158 号", type: "ENTERPRISE" } as const;
    const { id } = await aTeachingPoint(tx, { ...words, ...contact, hostOrganizationId });
    const found = async (question: Partial<PointQuestion>, day = "2026-11-24") =>
      (await searchPublicPoints({ text: "", ...question }, 1, day, tx)).points.map((point) => point.id);
    expect(await found({ text: "雕塑" })).toEqual([]);
    await aPlaque(tx, id, { awardedOn: "2026-11-24" });
    for (const text of ["雕塑", "czydsy", "ZYDS", "林荫新路", "月湖承载", "月湖　雕塑", "雕塑 1158"]) {
      expect(await found({ text }), text).toEqual([id]);
    }
    expect(await found({ text: "雕塑", type: "ENTERPRISE" })).toEqual([id]);
    expect(await found({ text: "雕塑", type: "VILLAGE" })).toEqual([]);
    expect(await found({ text: "雕塑" }, "2026-11-23")).toEqual([]);
    const past = await searchPublicPoints({ text: "雕塑" }, 9, "2026-11-24", tx);
    expect([past.page, past.points.map((point) => point.id)]).toEqual([1, [id]]);
    for (const text of ["张测试", "13812345678", "%", "_", "查_用", "雕塑 没有"])
      expect(await found({ text }), text).toEqual([]);
    for (const text of ["\u0000", "'; --", "字".repeat(10_000)]) await found({ text });
  }));

test("the colour that is asked for is that of a published route which stops there", () =>
  inRollback(async (tx) => {
    const { id } = await aTeachingPoint(tx, { name: "四色查找用点" });
    await aPlaque(tx, id);
    const route = await tx.route.create({
      data: {
        name: "试线",
        nameInitials: "sx",
        color: "GREEN",
        stops: { create: { position: 1, teachingPointId: id, minutes: 10 } },
      },
    });
    const found = async (color: ThemeColor) =>
      (await searchPublicPoints({ text: "四色查找用点", color }, 1, "2026-11-24", tx)).points.map((point) => point.id);
    expect(await found("GREEN")).toEqual([]);
    await tx.route.update({ where: { id: route.id }, data: { publishedAt: new Date() } });
    expect(await found("GREEN")).toEqual([id]);
    expect(await found("RED")).toEqual([]);
  }));
