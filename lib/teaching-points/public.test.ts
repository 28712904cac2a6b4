import { expect, test } from "vitest";
import { aViewer } from "@/lib/testing/accounts";
import { aCeremony } from "@/lib/testing/ceremonies";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { publishCeremony } from "../ceremonies/commands";
import { readPublicPoint, readPublicPoints } from "./public";

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
    const { id } = await aTeachingPoint(tx, { contactName: "张测试", contactPhone: "13812345678", capacity: 60 });
    await aPlaque(tx, id, { ceremonyId: ceremony.id, presenterName: "李测试", batch: 2, awardedOn: "2025-02-20" });
    const before = await readPublicPoint(id, tx);
    expect(JSON.stringify(before)).not.toMatch(/张测试|13812345678|李测试/);
    expect(before).toMatchObject({ capacity: 60, typeLabel: "乡村点位", host: null });
    expect(before?.plaques).toEqual([{ batch: 2, awardedOn: "2025-02-20", withdrawnOn: null, ceremony: null }]);
    await publishCeremony(tx, clerk, { id: ceremony.id, version: ceremony.version });
    const after = await readPublicPoint(id, tx);
    expect(after?.plaques[0]?.ceremony).toEqual({ id: ceremony.id, title: ceremony.title });
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  }));
