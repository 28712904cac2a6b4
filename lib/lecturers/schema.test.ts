import { expect, test } from "vitest";
import { lecturerChange, lecturerInput } from "./schema";

const messages = (typed: Record<string, string>) =>
  lecturerInput.safeParse({ name: "示例讲师", ...typed }).error?.issues.map(({ message }) => message);

test("what cannot be is told at its field", () => {
  expect(messages({ name: "马".repeat(10_000) })).toEqual(["姓名最多 50 个字。"]);
  expect(messages({ name: " 　\u200b " })).toHaveLength(1);
  expect(messages({ phone: "电话在台历上" })).toEqual(["电话只能有数字、空格和 + - ( ) 转。"]);
  expect(messages({ organizationId: "99999999999" })).toEqual(["请从列表中选择所属组织。"]);
  expect(lecturerChange.safeParse({ id: "x", version: "", name: "示例" }).success).toBe(false);
});

test("a new phone and its removal are not both meant", () => {
  const typed = { id: "1", version: "1", name: "示例讲师", phone: "13812345678" };
  expect(lecturerChange.safeParse({ ...typed, removesPhone: "on" }).error?.issues[0]?.path).toEqual(["phone"]);
  expect(lecturerChange.safeParse(typed).success).toBe(true);
});

test("rare characters are characters like others", () => {
  expect(messages({ name: "䶮𬭼" })).toBeUndefined();
  expect(messages({ name: "𬭼".repeat(50) })).toBeUndefined();
});

test("text that looks like a program stays text", () => {
  const text = "<script>alert(1)</script> =cmd|'/c calc'!A0";
  expect(lecturerInput.parse({ name: "示例讲师", biography: text }).biography).toBe(text);
});
