import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf, drawMarks, isCloser, isIn, type Located } from "./rules";

const located = fc
  .array(
    fc.record({
      latitude: fc.double({ min: 31, max: 31.2, noNaN: true }),
      longitude: fc.double({ min: 121, max: 121.3, noNaN: true }),
    }),
    { minLength: 1, maxLength: 300 },
  )
  .map((spots) => spots.map((spot, index): Located => ({ ...spot, id: index + 1, name: `点${index + 1}` })));

test("every record is in one mark, no mark leaves the drawing, none covers another, and there are never too many", () => {
  fc.assert(
    fc.property(located, (records) => {
      const marks = drawMarks(records);
      expect(marks.flatMap(({ members }) => members.map(({ id }) => id)).sort((a, b) => a - b)).toEqual(
        records.map(({ id }) => id),
      );
      expect(marks.length).toBeLessThanOrEqual(40);
      for (const [index, { x, y }] of marks.entries()) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(9.9);
        expect(Math.max(x, y)).toBeLessThanOrEqual(90.1);
        for (const other of marks.slice(0, index))
          expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThanOrEqual(9);
      }
    }),
  );
});

test("north is up, east is right, and a kilometre is as long in either direction", () => {
  const [middle, north, east] = drawMarks([
    { id: 1, name: "中", latitude: 31.1, longitude: 121.2 },
    { id: 2, name: "北", latitude: 31.1 + 1000 / 111_195, longitude: 121.2 },
    { id: 3, name: "东", latitude: 31.1, longitude: 121.2 + 1000 / (111_195 * Math.cos((31.1 * Math.PI) / 180)) },
  ]);
  expect(north!.x).toBeCloseTo(middle!.x, 1);
  expect(east!.y).toBeCloseTo(middle!.y, 2);
  expect(middle!.y - north!.y).toBeCloseTo(80, 0);
  expect(east!.x - middle!.x).toBeCloseTo(80, 0);
});

test("a single point, and points in one house, stand in the middle", () => {
  const house = { id: 1, name: "甲", latitude: 31.1, longitude: 121.2 };
  expect(drawMarks([house])).toEqual([{ x: 50, y: 50, members: [house] }]);
  const marks = drawMarks([house, { ...house, id: 2 }]);
  expect(marks.map(({ members }) => members.length)).toEqual([2]);
});

test("whoever follows a group ever further comes to an end, and never loses a member on the way", () => {
  fc.assert(
    fc.property(located, (records) => {
      let shown = records;
      for (let step = 0; step < 100; step++) {
        const group = drawMarks(shown).find(({ members }) => members.length > 1 && isCloser(members, shown));
        if (!group) return;
        const area = areaOf(group.members);
        shown = records.filter((record) => isIn(area, record));
        expect(shown).toEqual(expect.arrayContaining([...group.members]));
      }
      throw new Error("no end");
    }),
  );
});
