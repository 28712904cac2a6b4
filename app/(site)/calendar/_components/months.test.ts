import { expect, test } from "vitest";
import { gatheringYears, groupByMonth } from "./months";

const on = (id: number, heldOn: string) => ({ id, heldOn });
const some = [on(1, "2025-02-20"), on(4, "2026-12-31"), on(3, "2025-02-20"), on(2, "2025-11-01")];

test("years go latest first and count their months", () => {
  const [first, second, ...others] = gatheringYears(some);
  expect(first).toMatchObject({ year: 2026, total: 1 });
  expect(first?.months).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(second).toEqual({ year: 2025, total: 3, months: [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0] });
  expect(others).toEqual([]);
  expect(gatheringYears([])).toEqual([]);
});

test("a year goes by month and day, and months without any are left out", () => {
  const groups = groupByMonth(some, 2025);
  expect(groups.map(({ month, rows }) => [month, rows.map(({ id }) => id)])).toEqual([
    [2, [1, 3]],
    [11, [2]],
  ]);
  expect(groupByMonth(some, 2024)).toEqual([]);
});
