import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { NotFound, StaleRecord } from "@/lib/core/errors";
import { anAppointment } from "@/lib/testing/appointments";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { endAppointment } from "./appointments/commands";
import { archiveLecturer, changeLecturer, createLecturer, restoreLecturer, revealPhone } from "./commands";

const nothing = { organizationId: null, post: null, speciality: null, biography: null, phone: null };
const today = dayInShanghai();

test("a lecturer is entered with the pinyin of the name, and the history never holds the phone", () =>
  inRollback(async (tx) => {
    const lecturer = await aLecturer(tx, { name: "曾䶮𬭼", phone: "13812345678" });
    expect(lecturer).toMatchObject({ name: "曾䶮𬭼", nameInitials: expect.stringMatching(/^z/) });
    expect(lecturer.namePinyin).toMatch(/^zeng/);
    await changeLecturer(tx, SYSTEM, {
      ...nothing,
      id: lecturer.id,
      version: 1,
      name: "曾䶮",
      phone: "13900001111",
      removesPhone: false,
    });
    await changeLecturer(tx, SYSTEM, { ...nothing, id: lecturer.id, version: 2, name: "曾䶮", removesPhone: true });
    const entries = await tx.auditEntry.findMany({
      where: { subjectType: "lecturer", subjectId: String(lecturer.id) },
    });
    expect(entries.map(({ after }) => (after as { phone?: string }).phone)).toEqual(["已填写", "已修改", "已删除"]);
    expect(JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(
      /1381234|1390000/,
    );
  }));

test("an empty phone keeps the present one", () =>
  inRollback(async (tx) => {
    const { id, name } = await aLecturer(tx, { phone: "13812345678" });
    await changeLecturer(tx, SYSTEM, { ...nothing, id, version: 1, name, post: "书记", removesPhone: false });
    expect(await tx.lecturer.findUnique({ where: { id } })).toMatchObject({
      phone: "13812345678",
      post: "书记",
      version: 2,
    });
  }));

test("asking for a phone is written down with who asked", () =>
  inRollback(async (tx) => {
    const { id } = await aLecturer(tx, { phone: "13812345678" });
    expect(await revealPhone(tx, { accountId: null, name: "张敏", ipAddress: "10.0.0.1" }, { id })).toBe("13812345678");
    const entry = await tx.auditEntry.findFirst({ where: { event: "lecturer.phone-revealed", subjectId: String(id) } });
    expect(entry).toMatchObject({ actorName: "张敏", ipAddress: "10.0.0.1", before: null, after: null });
  }));

test("a second lecturer of one name needs the tick", () =>
  inRollback(async (tx) => {
    await aLecturer(tx, { name: "同名人", post: "书记" });
    await expect(aLecturer(tx, { name: "同名人" })).rejects.toMatchObject({
      field: "isNamesake",
      message: expect.stringContaining("书记"),
    });
    const other = await aLecturer(tx, { name: "同名人", isNamesake: true });
    expect(await tx.lecturer.count({ where: { name: "同名人" } })).toBe(2);
    expect(other.post).toBeNull();
  }));

test("a form sent twice at once enters one lecturer", async () => {
  const typed = { ...nothing, name: `双击${Date.now()}`, isNamesake: false };
  const send = () => db.$transaction((tx) => createLecturer(tx, SYSTEM, typed));
  const results = await Promise.allSettled([send(), send(), send()]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a form opened before somebody else's change is refused, an unknown lecturer is not found", () =>
  inRollback(async (tx) => {
    const { id, name } = await aLecturer(tx);
    const change = { ...nothing, id, version: 1, name, removesPhone: false };
    await changeLecturer(tx, SYSTEM, change);
    await expect(changeLecturer(tx, SYSTEM, change)).rejects.toThrow(StaleRecord);
    await expect(changeLecturer(tx, SYSTEM, { ...change, id: 2_000_000_000 })).rejects.toThrow(NotFound);
    await expect(revealPhone(tx, SYSTEM, { id: 2_000_000_000 })).rejects.toThrow(NotFound);
    await expect(aLecturer(tx, { organizationId: 2_000_000_000 })).rejects.toThrow("所选的组织不存在");
  }));

test("who is appointed cannot be archived; once dismissed they can, and be taken back", () =>
  inRollback(async (tx) => {
    const lecturer = await aLecturer(tx);
    const term = { termStart: addDays(today, -10), termEnd: addDays(today, 10) };
    const { id, letter } = await anAppointment(tx, { lecturerIds: [lecturer.id], ...term });
    const archival = { id: lecturer.id, version: 1, reason: "调离" };
    await expect(archiveLecturer(tx, SYSTEM, archival)).rejects.toThrow(`聘书 ${letter.letterNo}`);
    const ending = { id, version: 1, endReason: "DISMISSAL" as const, endedOn: addDays(today, -1), note: "调离" };
    await endAppointment(tx, SYSTEM, ending);
    await archiveLecturer(tx, SYSTEM, archival);
    expect(await tx.lecturer.findUnique({ where: { id: lecturer.id } })).toMatchObject({ archiveReason: "调离" });
    await expect(
      changeLecturer(tx, SYSTEM, { ...nothing, id: lecturer.id, version: 2, name: "示例", removesPhone: false }),
    ).rejects.toThrow("请先恢复");
    await restoreLecturer(tx, SYSTEM, { id: lecturer.id, version: 2 });
    await expect(restoreLecturer(tx, SYSTEM, { id: lecturer.id, version: 3 })).rejects.toThrow("没有归档");
  }));

test("of an archiving and an appointment of one person at once, one is refused", async () => {
  const lecturer = await db.$transaction((tx) => aLecturer(tx));
  const results = await Promise.allSettled([
    db.$transaction((tx) => archiveLecturer(tx, SYSTEM, { id: lecturer.id, version: 1, reason: "调离" })),
    db.$transaction((tx) => anAppointment(tx, { lecturerIds: [lecturer.id], termStart: today, termEnd: null })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
