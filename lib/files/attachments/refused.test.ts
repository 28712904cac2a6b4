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

test("a missing or damaged value tells nothing", () => {
  for (const value of [undefined, "", "not packed", Buffer.from("{}").toString("base64url")]) {
    expect(unpackRefused(value, point)).toEqual([]);
  }
});

test("sixty refusals with long names fit into a cookie, and those left out are counted", () => {
  const refused = Array.from({ length: 60 }, (_nothing, index) => ({
    name: `${[...Array(120)].map((_sign, at) => String.fromCharCode(0x4e00 + ((index * 977 + at * 613) % 20_000))).join("")}.exe`,
    sentence: "这个文件里装的是程序，不能上传。",
  }));
  const value = packRefused(point, refused);
  expect(value.length).toBeLessThan(4000);
  const told = unpackRefused(value, point);
  expect(told.length).toBeGreaterThan(3);
  expect(told.at(-1)?.sentence).toBe(`还有 ${60 - (told.length - 1)} 个文件也没有添加。`);
  expect([...told[0]!.name].length).toBeLessThanOrEqual(60);
});
