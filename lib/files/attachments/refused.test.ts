import { expect, test } from "vitest";
import { packRefused, unpackRefused } from "./refused";
import type { Owner } from "./schema";

const point: Owner = { type: "teaching-point", id: 7 };

test("refusals reach the page of their record and no other", () => {
  const refused = [{ name: "䶮.exe", sentence: "这不是照片。" }];
  const value = packRefused(point, refused);
  expect(unpackRefused(value, point)).toEqual(refused);
  expect(unpackRefused(value, { type: "teaching-point", id: 8 })).toEqual([]);
  expect(unpackRefused(value, { type: "route", id: 7 })).toEqual([]);
});

test("without a note nothing is told", () => {
  expect(unpackRefused(null, point)).toEqual([]);
});

test("names are cut, and of a hundred refusals those left out are counted", () => {
  const refused = Array.from({ length: 100 }, () => ({
    name: `${"䶮".repeat(200)}.exe`,
    sentence: "这是程序，不能上传。",
  }));
  const told = unpackRefused(packRefused(point, refused), point);
  expect(told).toHaveLength(61);
  expect(told.at(-1)?.sentence).toBe("还有 40 个文件也没有添加。");
  expect([...told[0]!.name].length).toBeLessThanOrEqual(60);
});
