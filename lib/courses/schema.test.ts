import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { recordReasonInput } from "@/lib/core/fields";
import { courseInput } from "./schema";

function parse(typed: Record<string, string | string[]>) {
  const data = new FormData();
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) data.append(name, value);
  const submission = parseWithZod(data, { schema: courseInput });
  return submission.status === "success" ? { value: submission.value, error: null } : { error: submission.error };
}
const course = { title: "把握战略机遇", form: "MICRO" };

test("a course needs a title and a form; what is not known is nothing", () => {
  expect(parse(course).value).toEqual({
    ...course,
    ...{ color: null, routeId: null, synopsis: null, minutes: null, creditHours: null },
    ...{ lecturers: [], modes: [], points: [] },
  });
  expect(parse({}).error).toEqual({ title: ["请填写名称。"], form: ["请选择形式。"] });
  expect(parse({ ...course, form: "ONLINE", color: "PURPLE" }).error).toEqual({
    form: ["请选择形式。"],
    color: ["请选择四色。"],
  });
});

test("a title is kept without the brackets it is printed in, and one inside stays", () => {
  expect(parse({ ...course, title: "《把握战略机遇》" }).value?.title).toBe("把握战略机遇");
  expect(parse({ ...course, title: "学《实践论》与《矛盾论》" }).value?.title).toBe("学《实践论》与《矛盾论》");
  expect(parse({ ...course, title: "《实践论》与《矛盾论》" }).value?.title).toBe("《实践论》与《矛盾论》");
  expect(parse({ ...course, title: "《》" }).error?.title).toEqual(["请填写名称。"]);
});

test("10,000 characters, only spaces and control characters do not get in; HTML stays text", () => {
  const long = "长".repeat(10_000);
  expect(Object.keys(parse({ ...course, title: long, synopsis: long }).error ?? {})).toEqual(["title", "synopsis"]);
  expect(parse({ ...course, title: " \u0000\u200b　" }).error?.title).toEqual(["请填写名称。"]);
  expect(parse({ ...course, title: "<b>䶮</b>" }).value?.title).toBe("<b>䶮</b>");
  const reason = new FormData();
  for (const [name, value] of Object.entries({ id: "1", version: "1", reason: "  " })) reason.append(name, value);
  expect(parseWithZod(reason, { schema: recordReasonInput }).status).toBe("error");
});

test("hours have at most one decimal, typed with a full-width keyboard too", () => {
  const hours = (creditHours: string) => parse({ ...course, creditHours });
  expect(["0.5", "1", " 2.0 ", "１．５", "1。5", "0", "999.9"].map((typed) => hours(typed).value?.creditHours)).toEqual(
    [...[0.5, 1, 2, 1.5, 1.5, 0, 999.9]],
  );
  for (const typed of ["1.25", "-1", "1000", "一", "1.", "1,5"]) {
    expect(hours(typed).error?.creditHours, typed).toHaveLength(1);
  }
  expect(parse({ ...course, minutes: "0" }).error?.minutes).toEqual(["时长请填 1 到 1440 之间的整数。"]);
});

test("each row names one lecturer, one organization or a description; empty rows are left out", () => {
  const rows = {
    "lecturers[0].lecturerId": "",
    "lecturers[1].description": "四位街区书记",
    "lecturers[2].lecturerId": "7",
  };
  expect(parse({ ...course, ...rows }).value?.lecturers).toEqual([
    { lecturerId: null, organizationId: null, description: "四位街区书记", row: 1 },
    { lecturerId: 7, organizationId: null, description: null, row: 2 },
  ]);
  const both = { "lecturers[0].lecturerId": "7", "lecturers[0].organizationId": "3" };
  expect(parse({ ...course, ...both }).error).toEqual({
    "lecturers[0].organizationId": ["这一项只填一样：讲师、组织或说明。另有的请再添加一项。"],
  });
});

test("the same lecturer or organization twice is refused at the later row, empty rows counted as they stand", () => {
  const rows = {
    "lecturers[0].lecturerId": "7",
    "lecturers[1].description": "",
    "lecturers[2].lecturerId": "7",
    "lecturers[3].organizationId": "3",
    "lecturers[4].organizationId": "3",
  };
  expect(parse({ ...course, ...rows }).error).toEqual({
    "lecturers[2].lecturerId": ["同一位讲师只能列一次，第 1 项已经是了。"],
    "lecturers[4].organizationId": ["同一个组织只能列一次，第 4 项已经是了。"],
  });
  const descriptions = { "lecturers[0].description": "学员代表", "lecturers[1].description": "学员代表" };
  expect(parse({ ...course, ...descriptions }).value?.lecturers).toHaveLength(2);
});

test("modes and points are picked from lists, each once; a route belongs to a walking course", () => {
  const picked = parse({ ...course, modes: ["2", "1", "2"], points: "5" }).value;
  expect([picked?.modes, picked?.points]).toEqual([[2, 1], [5]]);
  expect(parse({ ...course, modes: "x" }).error?.modes).toEqual(["请从列表中选择教学模式。"]);
  expect(parse({ ...course, routeId: "1" }).error?.routeId).toHaveLength(1);
  expect(parse({ ...course, form: "WALKING", routeId: "1", color: "RED" }).value).toMatchObject({
    routeId: 1,
    color: "RED",
  });
});
