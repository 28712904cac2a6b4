import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetFrom, type Place, placeIn, placeOf, wayWords } from "./rules";

const DATUMS = ["GCJ02", "BD09", "WGS84"] as const;

const place: fc.Arbitrary<Place> = fc.record({
  latitude: fc.double({ min: 3, max: 54, noNaN: true }),
  longitude: fc.double({ min: 73, max: 136, noNaN: true }),
  datum: fc.constantFrom(...DATUMS),
});

test("a place comes back from every other system within a millionth of a degree", () => {
  fc.assert(
    fc.property(place, fc.constantFrom(...DATUMS), (original, datum) => {
      const back = placeIn(original.datum, placeIn(datum, original));
      expect(Math.abs(back.latitude - original.latitude)).toBeLessThan(1e-6);
      expect(Math.abs(back.longitude - original.longitude)).toBeLessThan(1e-6);
      expect(back.datum).toBe(original.datum);
    }),
    { numRuns: 1000 },
  );
});

test("the systems agree with what gcoord documents for the middle of Beijing, and differ by hundreds of metres", () => {
  const gps = { latitude: 39.914266, longitude: 116.403988, datum: "WGS84" } as const;
  const baidu = placeIn("BD09", gps);
  expect(baidu.longitude).toBeCloseTo(116.41661560068297, 9);
  expect(baidu.latitude).toBeCloseTo(39.92196580126834, 9);
  const { east, north } = offsetFrom(gps, placeIn("GCJ02", gps));
  expect(Math.hypot(east, north)).toBeGreaterThan(300);
});

test("a place is there as a whole or not at all", () => {
  expect(placeOf({ latitude: "31.098000", longitude: "121.196000", datum: "BD09" })).toEqual({
    latitude: 31.098,
    longitude: 121.196,
    datum: "BD09",
  });
  expect(placeOf({ latitude: null, longitude: null, datum: null })).toBeNull();
});

test("the way to another place is said by wind and distance", () => {
  const here = { latitude: 31.1, longitude: 121.2 };
  const at = (north: number, east: number) => ({ latitude: 31.1 + north / 111_195, longitude: 121.2 + east / 95_212 });
  expect(
    [at(0, 1200), at(850, 850), at(400, 0), at(60, -60), at(-3000, 0), at(10, 10)].map((there) =>
      wayWords(here, there),
    ),
  ).toEqual([...["东约 1.2 公里", "东北约 1.2 公里", "北约 400 米", "西北约 100 米", "南约 3.0 公里", "就在旁边"]]);
});
