import { expect, test } from "vitest";
import type { ListedPoint } from "@/lib/teaching-points/public";
import { groupByBatch, narrow, pathOf, standOn, titleOf } from "./listing";

const point = (id: number, ...plaques: ListedPoint["plaques"]) =>
  ({ id, name: `点${id}`, type: "VILLAGE", plaques }) as ListedPoint;
const plaque = (batch: number, awardedOn: string, withdrawnOn: string | null = null) => ({
  batch,
  awardedOn,
  withdrawnOn,
});

const points = [
  point(1, plaque(1, "2024-02-20", "2024-12-31")),
  point(2, plaque(1, "2024-02-20")),
  point(3, plaque(2, "2025-02-20"), plaque(1, "2024-02-20", "2024-12-31")),
  point(4, plaque(3, "2026-02-20")),
];

test("points stand in the batch of the plaque that is in force, latest first, then those whose plaque was taken down", () => {
  const listed = standOn(points, "2025-03-01", []);
  expect(listed.map((row) => [row.point.id, row.batch])).toEqual([
    [3, 2],
    [2, 1],
    [1, null],
  ]);
  expect(groupByBatch(listed).map(({ batch, rows }) => [batch, rows.length])).toEqual([
    [2, 1],
    [1, 1],
    [null, 1],
  ]);
  expect(narrow(listed, { batch: 1 }).map((row) => row.point.id)).toEqual([2]);
  expect(narrow(listed, { type: "INSTITUTE" })).toEqual([]);
});

test("a plaque counts through its last day, and the point moves to its next batch on the day it is awarded", () => {
  const batchOf3 = (day: string) => standOn(points, day, []).find((row) => row.point.id === 3)?.batch;
  expect([batchOf3("2024-12-31"), batchOf3("2025-01-01"), batchOf3("2025-02-20")]).toEqual([1, null, 2]);
});

test("a colour leaves the points that one of its routes stops at, whatever other colours pass there", () => {
  const listed = standOn(points, "2025-03-01", [
    { teachingPointId: 2, colors: ["RED", "BLUE"] },
    { teachingPointId: 4, colors: ["BLUE"] },
  ]);
  const blue = { theme: { color: "BLUE", name: "蓝创智造" } } as const;
  expect(narrow(listed, blue).map((row) => row.point.id)).toEqual([2]);
  expect(narrow(listed, { theme: { color: "GREEN", name: "绿行生态" } })).toEqual([]);
  expect([titleOf(blue), pathOf(blue)]).toEqual(["蓝创智造线路经过的教学点", "/teaching-points/color/blue"]);
});
