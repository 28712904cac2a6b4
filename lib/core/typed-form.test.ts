import { expect, test } from "vitest";
import { z } from "zod";
import { optionalIds, optionalText, requiredId, requiredText, tick } from "./fields";
import { fieldsOf } from "./form-fields";
import { handBack, judge, readForm, secretFields } from "./typed-form";

const input = z.object({
  id: requiredId("记录"),
  name: requiredText("名称", 20),
  password: z.string().optional(),
  lecturerIds: optionalIds("讲师", 500),
  roles: z.preprocess((value) => [value ?? []].flat(), z.array(z.enum(["A", "B"]))),
  rows: z.array(z.object({ topic: optionalText("讲什么", 100), isPublic: tick })).max(20, "最多 20 项。"),
});
const asked = fieldsOf(input);

function sent(...entries: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}
const read = (...entries: [string, string | Blob][]) => readForm(sent(...entries), asked);
const replyTo = (...entries: [string, string | Blob][]) => judge(read(...entries), input).reply();

test("a schema tells the names a form may send", () => {
  expect([...asked.values].sort()).toEqual(
    [
      "id",
      "lecturerIds",
      "lecturerIds[]",
      "name",
      "password",
      "roles",
      "roles[]",
      "rows[].isPublic",
      "rows[].topic",
    ].sort(),
  );
  expect(asked.lists.has("rows")).toBe(true);
});

test("a schema that no form can fill in is a bug", () => {
  expect(() => fieldsOf(z.object({ any: z.record(z.string(), z.string()) }))).toThrow(/record/);
});

test("what a form of this site sends arrives, with 500 picked at once", () => {
  const many = Array.from({ length: 500 }, (_, at) => ["lecturerIds", String(at + 1)] as [string, string]);
  const form = read(
    ["id", "3"],
    ["name", "红色"],
    ["roles", "A"],
    ["roles", "B"],
    ["rows[1].topic", "二"],
    ["rows[0].topic", "一"],
    ...many,
  );
  const submission = judge(form, input);
  expect(submission.status === "success" && submission.value).toMatchObject({
    id: 3,
    name: "红色",
    roles: ["A", "B"],
    rows: [{ topic: "一" }, { topic: "二" }],
    lecturerIds: many.map(([, id]) => Number(id)),
  });
});

test.each([
  ["a number past two hundred", ["rows[201].topic", "x"]],
  ["a number of eight digits", ["rows[30000000].topic", "x"]],
  ["a number that is none", ["rows[1e9].topic", "x"]],
  ["a long name", ["a".repeat(101), "x"]],
  ["a deep name", ["a.b.c.d.e", "x"]],
  ["an empty name", ["", "x"]],
  ["brackets that do not close", ["rows[1", "x"]],
] as [string, [string, string]][])("%s is none of ours", (_what, entry) => {
  const form = read(entry, ["name", "红色"]);
  expect(form.isPlausible).toBe(false);
  expect(handBack(form, "没有保存。")).toMatchObject({
    status: "error",
    error: { "": ["没有保存。"] },
    initialValue: { name: "红色" },
  });
});

test("more fields than any form has are none of ours", () => {
  const fields = (count: number) => Array.from({ length: count }, (_, at) => [`f${at}`, "x"] as [string, string]);
  expect(read(...fields(300)).isPlausible).toBe(true);
  expect(read(...fields(301)).isPlausible).toBe(false);
});

test("the answer holds what the schema asks for and nothing else", () => {
  const reply = replyTo(
    ["name", ""],
    ["else", "x"],
    ["__proto__.x", "1"],
    ["rows[0].else", "x"],
    ["rows[0].topic", "一"],
    ["$ACTION_1:0", "{}"],
  );
  expect(reply.initialValue).toEqual({ rows: [{ topic: "一" }] });
  expect(reply.fields?.sort()).toEqual(["name", "rows[0].topic"]);
});

test("a secret never comes back", () => {
  const form = read(["name", "红色"], ["password", "correct horse"]);
  expect(JSON.stringify(handBack(form, "请再试。"))).not.toContain("correct horse");
  expect(JSON.stringify(judge(form, input).reply({ hideFields: secretFields(form) }))).not.toContain("correct horse");
});

test("a file is not a text", () => {
  expect(read(["name", new File(["x"], "x.txt")]).fields.has("name")).toBe(false);
});

test("what PostgreSQL cannot store is not handed on", () => {
  expect(read(["name", "红\u0000色"]).fields.get("name")).toBe("红色");
});

test.each([
  ["adds a row", { type: "insert", payload: { name: "rows" } }, [{ topic: "一" }, { topic: "二" }, undefined]],
  ["removes a row", { type: "remove", payload: { name: "rows", index: 0 } }, [{ topic: "二" }]],
  ["moves a row", { type: "reorder", payload: { name: "rows", from: 1, to: 0 } }, [{ topic: "二" }, { topic: "一" }]],
])("a button of repeated fields %s without script", (_what, intent, rows) => {
  const reply = replyTo(["rows[0].topic", "一"], ["rows[1].topic", "二"], ["__intent__", JSON.stringify(intent)]);
  expect(reply.status).toBeUndefined();
  expect(reply.initialValue?.rows).toEqual(rows);
});

test.each([
  "{",
  "[]",
  "1",
  JSON.stringify({ type: "update", payload: { name: "rows", index: 10_000_000, value: "x" } }),
  JSON.stringify({ type: "reset", payload: {} }),
  JSON.stringify({ type: "validate", payload: {} }),
  JSON.stringify({ type: "insert", payload: { name: "name" } }),
  JSON.stringify({ type: "insert", payload: { name: "else" } }),
  JSON.stringify({ type: "insert", payload: { name: "__proto__" } }),
  JSON.stringify({ type: "remove", payload: { name: "rows", index: 201 } }),
  JSON.stringify({ type: "reorder", payload: { name: "rows", from: 0, to: 1e9 } }),
])("the intent %s is none of ours", (intent) => {
  const form = read(["name", "红色"], ["__intent__", intent]);
  expect(form.isPlausible).toBe(false);
  expect(handBack(form, "没有保存。").status).toBe("error");
});

test("a list that was sent as one value has no rows to move", () => {
  const intent = JSON.stringify({ type: "insert", payload: { name: "roles" } });
  expect(read(["roles", "A"], ["__intent__", intent]).isPlausible).toBe(false);
});

test("the parser's state is not read", () => {
  const form = read(["name", "红色"], ["__state__", "{"]);
  expect(form.isPlausible).toBe(true);
  expect(form.fields.has("__state__")).toBe(false);
});

test("something else than a form is handed back empty", () => {
  expect(handBack(readForm({ length: 1e9 }, asked), "没有保存。").initialValue).toEqual({});
});
