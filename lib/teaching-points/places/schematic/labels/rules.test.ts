import fc from "fast-check";
import { expect, test } from "vitest";
import { boxOf, overlap, placeLabels, SIDE } from "./rules";

const mark = fc.record({
  x: fc.double({ min: 8, max: 92, noNaN: true }),
  y: fc.double({ min: 8, max: 92, noNaN: true }),
  name: fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(..."佘山教学点示例党群服务中心A1") }),
});
const apart = fc
  .array(mark, { minLength: 1, maxLength: 15 })
  .filter((marks) =>
    marks.every((one, i) => marks.slice(0, i).every((other) => Math.hypot(one.x - other.x, one.y - other.y) >= 9)),
  );

test("no name covers another name or a mark, and none leaves the drawing", () => {
  fc.assert(
    fc.property(apart, (marks) => {
      const labels = placeLabels(marks);
      const boxes = labels.flatMap((label, index) => (label ? boxOf(label, marks[index]!.x, marks[index]!.y) : []));
      for (const [index, box] of boxes.entries()) {
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
        expect(Math.max(box.right, box.bottom)).toBeLessThanOrEqual(SIDE);
        expect(boxes.slice(0, index).filter((other) => overlap(box, other))).toEqual([]);
        for (const { x, y } of marks) {
          const [middle, centre] = [(x / 100) * SIDE, (y / 100) * SIDE];
          const round = { left: middle - 0.9, right: middle + 0.9, top: centre - 0.9, bottom: centre + 0.9 };
          expect(overlap(box, round)).toBe(false);
        }
      }
    }),
  );
});

test("marks that are far apart all get their names, long ones cut", () => {
  const name = "上海市松江区灵长类脑研究中心";
  const labels = placeLabels([20, 50, 80].map((y) => ({ x: 30, y, name })));
  expect(labels.map((label) => label?.text)).toEqual(Array(3).fill("上海市松江区灵长类…"));
});

test("where there are too many names none is written", () => {
  const marks = Array.from({ length: 25 }, (_, index) => ({
    x: 8 + (index % 5) * 20,
    y: 8 + Math.floor(index / 5) * 20,
    name: "点",
  }));
  expect(placeLabels(marks)).toEqual(Array(25).fill(null));
});
