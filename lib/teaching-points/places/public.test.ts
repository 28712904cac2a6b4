import { expect, test } from "vitest";
import { inRollback } from "@/lib/testing/rollback";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { readPlaces } from "./public";
import { placeIn } from "./rules";

test("points with a place are brought to one system, those without are kept apart, and nobody else is there", () =>
  inRollback(async (tx) => {
    const position = { latitude: 31.098, longitude: 121.196 };
    const contact = { contactName: "张测试", contactPhone: "13812345678" };
    const located = await aTeachingPoint(tx, { ...contact, position, datum: "BD09" });
    const unlocated = await aTeachingPoint(tx, contact);
    const [coming, archived] = [await aTeachingPoint(tx, { position, datum: "BD09" }), await aTeachingPoint(tx)];
    await aTeachingPoint(tx, { position, datum: "BD09" });
    for (const { id } of [located, unlocated, archived]) await aPlaque(tx, id);
    await aPlaque(tx, coming.id, { awardedOn: "2026-12-01" });
    await tx.teachingPoint.update({
      where: { id: archived.id },
      data: { archivedAt: new Date(), archiveReason: "试" },
    });
    const own = new Set([located, unlocated, archived, coming].map(({ id }) => id));
    const shownOn = async (day: string) => {
      const places = await readPlaces(day, tx);
      expect(JSON.parse(JSON.stringify(places))).toEqual(places);
      const ofTest = <Point extends { id: number }>(points: Point[]) => points.filter(({ id }) => own.has(id));
      return { located: ofTest(places.located), unlocated: ofTest(places.unlocated) };
    };
    const places = await shownOn("2026-11-24");
    const spot = placeIn("WGS84", { ...position, datum: "BD09" });
    const { name, isSample } = located;
    const shown = { latitude: expect.closeTo(spot.latitude, 6), longitude: expect.closeTo(spot.longitude, 6) };
    expect(places.located).toEqual([{ id: located.id, name, isSample, ...shown }]);
    expect(places.unlocated).toEqual([{ id: unlocated.id, name: unlocated.name, isSample: false }]);
    expect((await shownOn("2026-12-01")).located).toHaveLength(2);
  }));
