import { expect, test } from "vitest";
import { inTreeOrder, pathAbove, refusalOfBelongings, selfAndBelow } from "./rules";

const node = (id: number, parentId: number | null = null) => ({ id, name: `组织${id}`, parentId });

test("the tree is listed from the top down, brothers in the order they came in", () => {
  const nodes = [node(3, 1), node(5, 2), node(1), node(4, 3), node(2)];
  expect(inTreeOrder(nodes).map(({ id, depth }) => [id, depth])).toEqual([
    [1, 0],
    [3, 1],
    [4, 2],
    [2, 0],
    [5, 1],
  ]);
});

test("the place of an organization names everything above it", () => {
  const [, , lowest] = inTreeOrder([node(1), node(2, 1), node(3, 2)]);
  expect(pathAbove(lowest!)).toBe("组织1 / 组织2");
});

test("an organization whose parent is not in the list stands at the top", () => {
  expect(inTreeOrder([node(2, 9)])).toMatchObject([{ id: 2, depth: 0 }]);
});

test("what is under an organization includes itself and every level below", () => {
  expect(selfAndBelow([node(1), node(2, 1), node(3, 2), node(4)], 1)).toEqual(new Set([1, 2, 3]));
});

test("what still belongs to an organization is counted in the refusal to archive it", () => {
  expect(refusalOfBelongings({ children: 0, lecturers: 0, teams: 0, points: 0, accounts: 0 })).toBeNull();
  expect(refusalOfBelongings({ children: 1, lecturers: 2, teams: 0, points: 0, accounts: 0 })).toContain(
    "1 个下级组织、2 位讲师",
  );
});
