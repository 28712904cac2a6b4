import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import type { z } from "zod";
import { recordReasonInput } from "@/lib/core/fields";
import { agendaItemInput } from "./agenda/schema";
import { ceremonyInput } from "./schema";

const parse = <Schema extends z.ZodType>(schema: Schema, typed: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(typed)) data.append(name, value);
  const submission = parseWithZod(data, { schema });
  return submission.status === "success" ? { value: submission.value, error: null } : { error: submission.error };
};
const ceremony = { title: "讲评会", heldOn: "2025-02-20", place: "佘北党群服务中心" };
const item = { ceremonyId: "1", version: "1", kind: "MICRO_COURSE", title: "把握战略机遇" };

test("a ceremony needs a title, a real day and a place", () => {
  expect(parse(ceremonyInput, ceremony).value).toEqual({
    ...ceremony,
    ...{ heldOnRemark: null, startTime: null, endTime: null, summary: null },
  });
  expect(parse(ceremonyInput, {}).error).toEqual({
    title: ["请填写名称。"],
    heldOn: ["请填写举办日期。"],
    place: ["请填写地点。"],
  });
  expect(parse(ceremonyInput, { ...ceremony, heldOn: "2025-02-30" }).error?.heldOn).toHaveLength(1);
});

test("10,000 characters, only spaces and control characters do not get in; HTML stays text", () => {
  const long = "长".repeat(10_000);
  const { error } = parse(ceremonyInput, { ...ceremony, title: long, heldOnRemark: long, summary: long });
  expect(Object.keys(error ?? {})).toEqual(["title", "heldOnRemark", "summary"]);
  expect(parse(ceremonyInput, { ...ceremony, title: " \u0000\u200b　" }).error?.title).toEqual(["请填写名称。"]);
  expect(parse(ceremonyInput, { ...ceremony, place: "<b>礼堂</b>" }).value?.place).toBe("<b>礼堂</b>");
  expect(parse(recordReasonInput, { id: "1", version: "1", reason: "  " }).error?.reason).toEqual(["请填写原因。"]);
});

test("an item without presenters is fine, and empty rows are left out", () => {
  expect(parse(agendaItemInput, item).value?.presenters).toEqual([]);
  const rows = { "presenters[0].name": "", "presenters[1].name": "马伟民", "presenters[1].nameIsPublic": "on" };
  expect(parse(agendaItemInput, { ...item, ...rows }).value?.presenters).toEqual([
    { name: "马伟民", capacity: null, lecturerId: null, organizationId: null, nameIsPublic: true },
  ]);
});

test("a capacity without anybody is refused at its own row; a chosen lecturer needs no typed name", () => {
  const { error } = parse(agendaItemInput, { ...item, "presenters[0].capacity": "学员代表" });
  expect(error?.["presenters[0].name"]).toEqual(["请填写姓名或单位，或从讲师、组织中选择。"]);
  expect(parse(agendaItemInput, { ...item, "presenters[0].lecturerId": "7" }).value?.presenters[0]?.lecturerId).toBe(7);
});

test("more than thirty presenters and a kind that does not exist are refused", () => {
  const many = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`presenters[${index}].name`, "人"]));
  expect(parse(agendaItemInput, { ...item, ...many }).error?.presenters).toHaveLength(1);
  expect(parse(agendaItemInput, { ...item, kind: "DANCE" }).error?.kind).toEqual(["请选择环节类型。"]);
});

test("times may be left out; given, they are brought to one writing and must be in order", () => {
  const times = (startTime: string, endTime: string) => parse(ceremonyInput, { ...ceremony, startTime, endTime });
  expect(times("下午2：00", "16:30").value).toMatchObject({ startTime: "14:00", endTime: "16:30" });
  expect(times("9:00", "").value).toMatchObject({ startTime: "09:00", endTime: null });
  expect(times("下午", "25:00").error).toEqual({
    startTime: ["开始时间请按 14:00 的样子填写。"],
    endTime: ["结束时间请按 14:00 的样子填写。"],
  });
  expect(times("", "16:30").error).toEqual({ startTime: ["填了结束时间，也要填开始时间。"] });
  for (const end of ["14:00", "9:00"])
    expect(times("14:00", end).error).toEqual({ endTime: ["结束时间要晚于开始时间。"] });
});
