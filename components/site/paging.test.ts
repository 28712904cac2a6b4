import { expect, test } from "vitest";
import { PAGE_SIZE, pageNumber, pageOfRest, slicePage } from "./paging";

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
