import { expect, test } from "vitest";
import { record, SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { eventLabel } from "@/lib/nouns/words";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { listAuditEntries, listAuditWords, listHistory } from "./queries";
import { differencesOf } from "./rules";
import { auditFilter } from "./schema";

const auditor = (tx: Tx) => aViewer(tx, { roles: ["AUDITOR"] });

async function anEntry(tx: Tx, label: string, at = "2020-01-01T00:00:00Z", event = "lecturer.changed") {
  return tx.auditEntry.create({
    data: {
      at: new Date(at),
      event,
      subjectType: "lecturer",
      subjectId: "7",
      subjectLabel: label,
      actorName: "王教务",
    },
  });
}

test("the database refuses to change or remove an entry", async () => {
  await db.$transaction((tx) => record(tx, SYSTEM, "lecturer.created", { type: "lecturer", id: 1, label: "甲" }));
  await expect(db.auditEntry.updateMany({ data: { actorName: "别人" } })).rejects.toThrow();
  await expect(db.auditEntry.deleteMany()).rejects.toThrow();
  await expect(db.$executeRawUnsafe('TRUNCATE "AuditEntry"')).rejects.toThrow();
  await expect(db.$executeRawUnsafe('TRUNCATE "AuditEntry" CASCADE')).rejects.toThrow();
  expect(await db.auditEntry.count()).toBeGreaterThan(0);
});

test("an entry goes with its change: when the change is undone there is neither", async () => {
  const label = `undone-${Date.now()}`;
  const undone = db.$transaction(async (tx) => {
    await record(tx, SYSTEM, "lecturer.created", { type: "lecturer", id: 1, label });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await db.auditEntry.count({ where: { subjectLabel: label } })).toBe(0);
});

test("a day of the filter begins at midnight in Shanghai", () =>
  inRollback(async (tx) => {
    await anEntry(tx, "前一晚", "2019-12-31T15:59:59Z");
    await anEntry(tx, "零点", "2019-12-31T16:00:00Z");
    await anEntry(tx, "深夜", "2020-01-01T15:59:59Z");
    await anEntry(tx, "次日", "2020-01-01T16:00:00Z");
    const filter = auditFilter.parse({ from: "2020-01-01", to: "2020-01-01" });
    const { rows } = await listAuditEntries(await auditor(tx), filter, tx);
    expect(rows.map(({ subjectLabel }) => subjectLabel)).toEqual(["深夜", "零点"]);
  }));

test("entries are found by actor, event, subject and text, where % is only a sign", () =>
  inRollback(async (tx) => {
    await anEntry(tx, "满意度100%的课");
    await anEntry(tx, "别的课", "2020-01-01T00:00:00Z", "lecturer.archived");
    const viewer = await auditor(tx);
    const found = async (sent: Record<string, string>) =>
      (await listAuditEntries(viewer, auditFilter.parse({ to: "2020-01-02", ...sent }), tx)).rows.length;
    expect(await found({ text: "100%" })).toBe(1);
    expect(await found({ text: "%" })).toBe(1);
    expect(await found({ actor: "王教" })).toBe(2);
    expect(await found({ event: "lecturer.archived" })).toBe(1);
    expect(await found({ subject: "account" })).toBe(0);
  }));

test("the pages of the log do not shift while entries come in", () =>
  inRollback(async (tx) => {
    const viewer = await auditor(tx);
    for (let number = 1; number <= 60; number += 1) await anEntry(tx, `第${number}条`);
    const filter = auditFilter.parse({ to: "2020-01-02" });
    const first = await listAuditEntries(viewer, filter, tx);
    await anEntry(tx, "新来的");
    const second = await listAuditEntries(viewer, { ...filter, before: BigInt(first.next!) }, tx);
    expect(first.rows[0]?.subjectLabel).toBe("第60条");
    expect(second.rows.map(({ subjectLabel }) => subjectLabel)).toEqual(
      Array.from({ length: 10 }, (_, index) => `第${10 - index}条`),
    );
    expect(second.next).toBeNull();
  }));

test("the words of the filters are those that occur", () =>
  inRollback(async (tx) => {
    await anEntry(tx, "甲", undefined, "lecturer.changed");
    await anEntry(tx, "乙", undefined, "lecturer.archived");
    const { events, subjects } = await listAuditWords(await auditor(tx), tx);
    expect(events).toEqual(expect.arrayContaining(["lecturer.archived", "lecturer.changed"]));
    expect(new Set(events).size).toBe(events.length);
    expect(subjects).toContain("lecturer");
  }));

test("a record's history holds its own entries, newest first", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const subject = { type: "lecturer", id: 987_654, label: "甲" };
    await record(tx, viewer, "lecturer.created", subject, { after: { name: "甲" } });
    await record(tx, viewer, "lecturer.changed", subject, {
      before: { name: "甲", post: null },
      after: { name: "乙", post: null },
    });
    const history = await listHistory(viewer, "lecturer", 987_654, tx);
    expect(history.map(({ event }) => eventLabel(event))).toEqual(["修改讲师", "新建讲师"]);
    expect(history[0]?.differences).toEqual([{ field: "姓名", before: "甲", after: "乙" }]);
  }));

test("differences are told in the words of the office", () => {
  const before = { roles: ["CLERK"], selfGranted: [] };
  const after = { roles: ["CLERK", "LEADER"], lockedUntil: null, unheardOf: 3 };
  expect(differencesOf("account.roles-changed", before, after)).toEqual([
    { field: "角色", before: "教务员", after: "教务员、分管领导" },
    { field: "本人给自己的", before: "—", after: "—" },
    { field: "锁定至", before: "—", after: "—" },
    { field: "unheardOf", before: "—", after: "3" },
  ]);
  expect(differencesOf("proposal.made", null, { termStart: "2025-02-20", approvedByProposer: true })).toEqual([
    { field: "聘期开始", before: "—", after: "2025年2月20日" },
    { field: "呈报人自己批准", before: "—", after: "是" },
  ]);
});

test("a word means what it means for its own noun, and free text is not taken for one", () => {
  const after = (event: string, field: string, value: string) =>
    differencesOf(event, null, { [field]: value })[0]?.after;
  expect(after("account.roles-changed", "roles", "LEADER")).toBe("分管领导");
  expect(after("membership.added", "role", "LEADER")).toBe("团长");
  expect(after("course.changed", "title", "LEADER")).toBe("LEADER");
});
