import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import type { z } from "zod";
import { awardInput, plaqueWithdrawalInput } from "./plaques/schema";
import { pointChangeInput, pointInput } from "./schema";

const parse = <Schema extends z.ZodType>(schema: Schema, typed: Record<string, string | string[]>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) data.append(name, one);
  const submission = parseWithZod(data, { schema });
  return submission.status === "success" ? { value: submission.value, error: null } : { error: submission.error };
};
const point = { name: "天马星空村", type: "VILLAGE" };

test("a name and a type are enough; what is left out becomes null", () => {
  expect(parse(pointInput, point).value).toEqual({
    name: "天马星空村",
    type: "VILLAGE",
    hostOrganizationId: null,
    address: null,
    position: null,
    datum: null,
    directions: null,
    accessibility: null,
    publicPhone: null,
    contactName: null,
    contactPhone: null,
    capacity: null,
    openingHours: null,
    description: null,
  });
});

test("only spaces, no name at all, and 10,000 characters are refused at the field", () => {
  expect(parse(pointInput, { ...point, name: " 　 " }).error?.name).toEqual(["请填写名称。"]);
  expect(parse(pointInput, { ...point, name: "" }).error?.name).toEqual(["请填写名称。"]);
  expect(parse(pointInput, { ...point, name: "字".repeat(10_000) }).error?.name).toEqual(["名称最多 100 个字。"]);
  expect(parse(pointInput, { ...point, description: "字".repeat(10_000) }).error?.description).toEqual([
    "介绍最多 2000 个字。",
  ]);
});

test("HTML is kept as the text it is", () => {
  const name = '<script>alert("1")</script>';
  expect(parse(pointInput, { ...point, name }).value?.name).toBe(name);
});

test("a capacity is a whole number from 1 to 100,000", () => {
  const sentence = ["可容纳人数请填 1 到 100000 之间的整数。"];
  for (const capacity of ["0", "-1", "1e9", "1000000000", "3.5", "很多", "999999999999999999999"]) {
    expect(parse(pointInput, { ...point, capacity }).error?.capacity, capacity).toEqual(sentence);
  }
  expect(parse(pointInput, { ...point, capacity: "100000" }).value?.capacity).toBe(100_000);
});

test("a pasted position goes with the map it was picked on, and either alone is refused where the other is missing", () => {
  const place = { position: "121.196，31.098", datum: "GCJ02" };
  expect(parse(pointInput, { ...point, ...place }).value).toMatchObject({
    position: { latitude: 31.098, longitude: 121.196 },
    datum: "GCJ02",
  });
  for (const schema of [pointInput, pointChangeInput]) {
    const typed = { ...point, id: "1", version: "1" };
    expect(parse(schema, { ...typed, position: place.position }).error).toEqual({
      datum: [expect.stringContaining("请选择")],
    });
    expect(parse(schema, { ...typed, datum: "BD09" }).error).toEqual({
      position: [expect.stringContaining("还要填写")],
    });
    expect(parse(schema, { ...typed, ...place, position: "31.098" }).error?.position).toHaveLength(1);
    expect(parse(schema, { ...typed, ...place, datum: "MARS" }).error?.datum).toHaveLength(1);
  }
});

test("a type that does not exist and a phone with letters are refused", () => {
  expect(parse(pointInput, { ...point, type: "CASTLE" }).error?.type).toEqual(["请选择类型。"]);
  expect(parse(pointInput, { ...point, contactPhone: "call me" }).error?.contactPhone).toHaveLength(1);
  expect(parse(pointInput, { ...point, publicPhone: "call me" }).error?.publicPhone).toHaveLength(1);
});

test("a phone is not typed anew and removed at once", () => {
  const change = { ...point, id: "1", version: "1", contactPhone: "021-57650001", removesPhone: "on" };
  expect(parse(pointChangeInput, change).error?.contactPhone).toEqual(["填写新号码和删除号码只能选一样。"]);
});

test("an award needs points, a batch from 1 to 999 and a real day", () => {
  const award = { points: ["1", "2", "2"], batch: "2", awardedOn: "2025-02-20" };
  expect(parse(awardInput, award).value).toEqual({
    points: [1, 2],
    batch: 2,
    awardedOn: "2025-02-20",
    ceremonyId: null,
    presenterName: null,
  });
  expect(parse(awardInput, { ...award, points: [] }).error?.points).toEqual(["请至少选择一个教学点。"]);
  expect(parse(awardInput, { ...award, points: ["1; DROP TABLE"] }).error?.points).toEqual(["请从列表中选择教学点。"]);
  for (const batch of ["0", "-1", "1000", "1e2", "二"]) {
    expect(parse(awardInput, { ...award, batch }).error?.batch, batch).toEqual(["批次请填 1 到 999 之间的整数。"]);
  }
  expect(parse(awardInput, { ...award, awardedOn: "2025-02-30" }).error?.awardedOn).toHaveLength(1);
});

test("a withdrawal needs its last day and a reason", () => {
  const { error } = parse(plaqueWithdrawalInput, { id: "1", version: "1", withdrawnOn: "", reason: "  " });
  expect(error).toEqual({ withdrawnOn: ["请填写最后一天。"], reason: ["请填写摘牌原因。"] });
});
