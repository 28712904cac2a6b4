import { describe, expect, it } from "vitest";
import { SAMPLE_LOADER, SYSTEM } from "@/lib/core/audit";
import { reissueLetter } from "@/lib/lecturers/letters/commands";
import { aCourse, givenBy } from "@/lib/testing/courses";
import { anAttachment } from "@/lib/testing/files";
import { inRollback } from "@/lib/testing/rollback";
import { aRoute, stopsAt } from "@/lib/testing/routes";
import { loadSchool } from "@/prisma/seed/article";
import { loadSamples } from "@/prisma/seed/samples";
import { clearSamples } from "./commands";
import { countSamples } from "./queries";

describe("clearing the samples", () => {
  it("leaves what the article states and nothing else", () =>
    inRollback(async (tx) => {
      await loadSamples(tx, await loadSchool(tx));
      const letter = await tx.appointmentLetter.findFirstOrThrow({ where: { isSample: true } });
      await reissueLetter(tx, SAMPLE_LOADER, { letterId: letter.id, reason: "试一试补发" });
      await clearSamples(tx, SYSTEM);
      expect((await countSamples(tx)).total).toBe(0);
      expect(await tx.appointmentLetter.count({ where: { isSample: true } })).toBe(0);
      expect((await tx.lecturer.findMany()).map(({ name }) => name)).toContain("马伟民");
      expect((await tx.teachingPoint.findMany()).map(({ name }) => name)).toEqual(
        expect.arrayContaining(["天马星空村", "上海市松江区灵长类脑研究中心"]),
      );
      expect(await tx.ceremony.count({ where: { place: "佘北党群服务中心" } })).toBe(1);
    }));

  it("keeps a sample that a real record refers to, and says so", () =>
    inRollback(async (tx) => {
      await loadSamples(tx, await loadSchool(tx));
      const unit = await tx.organization.findFirstOrThrow({ where: { isSample: true } });
      await tx.lecturer.updateMany({ where: { name: "马伟民" }, data: { organizationId: unit.id } });
      expect((await clearSamples(tx, SYSTEM)).kept).toBe(1);
      expect(await tx.organization.count({ where: { id: unit.id } })).toBe(1);
    }));

  it("takes sample routes away before their points, and keeps a route and a point that something real is on", () =>
    inRollback(async (tx) => {
      await loadSamples(tx, await loadSchool(tx));
      const [kept, gone] = await tx.route.findMany({ where: { isSample: true }, orderBy: { name: "asc" } });
      expect(await tx.routeStop.count({ where: { routeId: kept!.id } })).toBe(4);
      const real = await aCourse(tx, { form: "WALKING", routeId: kept!.id });
      const point = await tx.routeStop.findFirstOrThrow({ where: { routeId: gone!.id } });
      const walk = await aRoute(tx, { stops: stopsAt({ id: point.teachingPointId }) });
      await clearSamples(tx, SYSTEM);
      const left = await tx.route.findMany({ where: { id: { in: [kept!.id, gone!.id, walk.id] } } });
      expect(left.map(({ id }) => id).sort((a, b) => a - b)).toEqual([kept!.id, walk.id]);
      expect(await tx.course.count({ where: { id: real.id } })).toBe(1);
      const visited = { id: point.teachingPointId, isSample: true, plaques: { some: { isSample: true } } };
      expect(await tx.teachingPoint.count({ where: visited })).toBe(1);
      expect(await tx.routeStop.count({ where: { routeId: gone!.id } })).toBe(0);
    }));

  it("keeps what a real course refers to, and takes sample courses away with their files", () =>
    inRollback(async (tx) => {
      await loadSamples(tx, await loadSchool(tx));
      const [lecturer, point] = [
        await tx.lecturer.findFirstOrThrow({ where: { isSample: true } }),
        await tx.teachingPoint.findFirstOrThrow({ where: { isSample: true } }),
      ];
      const refers = { lecturers: givenBy({ lecturerId: lecturer.id }), points: [point.id] };
      const real = await aCourse(tx, refers);
      const sample = await aCourse(tx, refers, SAMPLE_LOADER);
      await anAttachment(tx, { type: "course", id: sample.id });
      await clearSamples(tx, SYSTEM);
      expect(await tx.course.count({ where: { id: { in: [real.id, sample.id] } } })).toBe(1);
      expect(await tx.lecturer.count({ where: { id: lecturer.id } })).toBe(1);
      expect(await tx.teachingPoint.count({ where: { id: point.id } })).toBe(1);
    }));
});
