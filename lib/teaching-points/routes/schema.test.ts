import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { recordReasonInput } from "@/lib/core/fields";
import { MOST_STOPS, routeInput } from "./schema";
import { themeChangeInput } from "./themes/schema";

function parse(typed: Record<string, string | string[]>, schema: typeof routeInput = routeInput) {
  const data = new FormData();
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) data.append(name, value);
  const submission = parseWithZod(data, { schema });
  return submission.status === "success" ? { value: submission.value, error: null } : { error: submission.error };
}

const route = { name: "初心之路", color: "RED" };
const stop = (row: number, point: string, minutes: string, more: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({ teachingPointId: point, minutes, ...more }).map(([name, value]) => [
      `stops[${row}].${name}`,
      value,
    ]),
  );

test("a route needs a name and a colour; stops may follow later", () => {
  expect(parse(route).value).toEqual({
    ...route,
    ...{ description: null, meetingPlace: null, accessibility: null, stops: [], confirmed: [] },
  });
  expect(parse({}).error).toEqual({ name: ["请填写名称。"], color: ["请选择四色。"] });
  expect(parse({ ...route, color: "PURPLE" }).error).toEqual({ color: ["请选择四色。"] });
});

test("stops keep their order and their row in the form; empty rows are left out", () => {
  const rows = {
    ...stop(1, "7", "20"),
    ...stop(2, "", ""),
    ...stop(3, "5", "15", { travelMinutes: "0", topic: "讲" }),
  };
  expect(parse({ ...route, ...rows }).value?.stops).toEqual([
    { teachingPointId: 7, minutes: 20, travelMinutes: null, topic: null, narrator: null, row: 1 },
    { teachingPointId: 5, minutes: 15, travelMinutes: 0, topic: "讲", narrator: null, row: 3 },
  ]);
});

test("a point visited twice is refused at the later row, empty rows counted as they stand", () => {
  const rows = { ...stop(0, "", ""), ...stop(1, "7", "20"), ...stop(2, "5", "20"), ...stop(3, "7", "20") };
  expect(parse({ ...route, ...rows }).error).toEqual({
    "stops[3].teachingPointId": ["第 2 项已经是这个教学点了，一条线路里一个教学点只能停一次。"],
  });
});

test("a stop that is only half filled in says what is missing", () => {
  const rows = { ...stop(0, "7", ""), ...stop(1, "", "20"), ...stop(2, "", "", { narrator: "馆长" }) };
  expect(parse({ ...route, ...rows }).error).toEqual({
    "stops[0].minutes": ["请填写在这一站停留多少分钟。"],
    "stops[1].teachingPointId": ["请选择这一站的教学点。"],
    "stops[2].teachingPointId": ["请选择这一站的教学点。"],
    "stops[2].minutes": ["请填写在这一站停留多少分钟。"],
  });
});

test("minutes are whole numbers within a day's walk, and no way leads to the first stop", () => {
  for (const minutes of ["0", "601", "-5", "1.5", "二十"]) {
    expect(parse({ ...route, ...stop(0, "7", minutes) }).error, minutes).toEqual({
      "stops[0].minutes": ["停留时间请填 1 到 600 之间的整数。"],
    });
  }
  const far = { ...stop(0, "7", "20"), ...stop(1, "5", "20", { travelMinutes: "601" }) };
  expect(parse({ ...route, ...far }).error).toEqual({
    "stops[1].travelMinutes": ["路上时间请填 0 到 600 之间的整数。"],
  });
  expect(Object.keys(parse({ ...route, ...stop(0, "7", "20", { travelMinutes: "5" }) }).error ?? {})).toEqual([
    "stops[0].travelMinutes",
  ]);
});

test("one stop more than the most is refused", () => {
  const rows = (count: number) =>
    Object.assign({ ...route }, ...Array.from({ length: count }, (_, row) => stop(row, String(row + 1), "5")));
  expect(parse(rows(MOST_STOPS)).value?.stops).toHaveLength(MOST_STOPS);
  expect(parse(rows(MOST_STOPS + 1)).error).toEqual({ stops: ["一条线路最多 20 站，请分成两条线路。"] });
});

test("10,000 characters, only spaces and control characters do not get in; HTML stays text", () => {
  const long = "长".repeat(10_000);
  const texts = { name: long, description: long, meetingPlace: long, accessibility: long };
  expect(Object.keys(parse({ ...route, ...texts }).error ?? {}).sort()).toEqual(Object.keys(texts).sort());
  expect(parse({ ...route, name: " \u0000\u200b　" }).error?.name).toEqual(["请填写名称。"]);
  expect(parse({ ...route, name: "<b>䶮</b>" }).value?.name).toBe("<b>䶮</b>");
  expect(parse({ ...route, ...stop(0, "7", "20", { topic: long, narrator: long }) }).error).toEqual({
    "stops[0].topic": ["讲什么最多 100 个字。"],
    "stops[0].narrator": ["谁来讲最多 50 个字。"],
  });
  expect(recordReasonInput.safeParse({ id: "1", version: "1", reason: "  " }).success).toBe(false);
});

test("what is confirmed are numbers of points, once or many times, and nothing else", () => {
  expect(parse({ ...route, confirmed: "7" }).value?.confirmed).toEqual([7]);
  expect(parse({ ...route, confirmed: ["7", "x", "-1", "9"] }).value?.confirmed).toEqual([7, 9]);
});

test("a theme keeps its colour and has a short name in which the word of the colour stands", () => {
  const theme = { color: "RED", version: "1", name: "红旅初心" };
  expect(themeChangeInput.parse(theme)).toEqual({ color: "RED", version: 1, name: "红旅初心", description: null });
  expect(themeChangeInput.safeParse({ ...theme, color: "PURPLE" }).success).toBe(false);
  expect(themeChangeInput.safeParse({ ...theme, name: "长".repeat(21) }).success).toBe(false);
  expect(themeChangeInput.safeParse({ ...theme, name: " " }).success).toBe(false);
  const wordless = themeChangeInput.safeParse({ ...theme, color: "GREEN" });
  expect(wordless.error?.issues).toMatchObject([{ path: ["name"], message: expect.stringContaining("“绿”字") }]);
});
