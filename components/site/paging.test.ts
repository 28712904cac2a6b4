import { expect, test } from "vitest";
import { PAGE_SIZE, pageNumber, pageOfRest, slicePage, stepsAround } from "./paging";

test("every page of a list has one address: the first has no number", () => {
  expect(["2", "17", "1", "0", "02", "-2", "x", "99999", undefined].map(pageNumber)).toEqual([
    ...[2, 17],
    ...[null, null, null, null, null, null, null],
  ]);
  expect(pageOfRest(undefined)).toBe(1);
  expect(pageOfRest(["page", "3"])).toBe(3);
  expect(pageOfRest(["page"])).toBeNull();
  expect(pageOfRest(["seite", "3"])).toBeNull();
});

test("a page has at most sixty records, an empty list one page, and beyond the last there is nothing", () => {
  const rows = Array.from({ length: PAGE_SIZE + 1 }, (_, index) => index);
  expect(slicePage(rows, 1)?.rows).toHaveLength(PAGE_SIZE);
  expect(slicePage(rows, 2)).toEqual({ rows: [PAGE_SIZE], last: 2 });
  expect(slicePage(rows, 3)).toBeNull();
  expect(slicePage([], 1)).toEqual({ rows: [], last: 1 });
});

test("a list of hundreds of pages links few of them, and a gap is never one page wide", () => {
  expect(stepsAround(1, 1)).toEqual([1]);
  expect(stepsAround(2, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(stepsAround(5, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(stepsAround(42, 84)).toEqual([1, null, 40, 41, 42, 43, 44, null, 84]);
  expect(stepsAround(84, 84)).toEqual([1, null, 82, 83, 84]);
});
