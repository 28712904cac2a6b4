import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { archiveLecturer } from "@/lib/lecturers/commands";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { anAccount, aViewer } from "@/lib/testing/accounts";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { renameAccount } from "../commands";
import { getAccount } from "../queries";
import { linkLecturer } from "./commands";

test("an account that belongs to a lecturer is called as the lecturer, which its history tells, until it is taken back", () =>
  inRollback(async (tx) => {
    const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const [account, lecturer] = [await anAccount(tx, { name: "小王" }), await aLecturer(tx)];
    const { id } = account;
    await linkLecturer(tx, actor, { id, version: 1, lecturerId: lecturer.id });
    const linked = { displayName: lecturer.name, lecturer: { id: lecturer.id, name: lecturer.name } };
    expect(await getAccount(actor, id, tx)).toMatchObject(linked);
    await expect(renameAccount(tx, actor, { id, version: 2, displayName: "小王" })).rejects.toMatchObject({
      field: "displayName",
      message: "这个账号对应一位讲师，姓名请在讲师档案里修改。",
    });
    await linkLecturer(tx, actor, { id, version: 2, lecturerId: null });
    expect(await getAccount(actor, id, tx)).toMatchObject({ displayName: lecturer.name, lecturer: null });
    await renameAccount(tx, actor, { id, version: 3, displayName: "小王" });
    const where = { event: "account.lecturer-linked", subjectId: String(id) };
    expect(await tx.auditEntry.findMany({ where, orderBy: { id: "asc" } })).toMatchObject([
      {
        before: { lecturer: null, displayName: "小王" },
        after: { lecturer: lecturer.name, displayName: lecturer.name },
      },
      { before: { lecturer: lecturer.name }, after: { lecturer: null } },
    ]);
  }));

test("an old page, an archived lecturer and one who does not exist are refused; who is linked already may be archived", () =>
  inRollback(async (tx) => {
    const [account, lecturer] = [await anAccount(tx), await aLecturer(tx)];
    const link = { id: account.id, version: 1, lecturerId: lecturer.id };
    await expect(linkLecturer(tx, SYSTEM, { ...link, version: 9 })).rejects.toBeInstanceOf(StaleRecord);
    const unknown = { ...link, lecturerId: 999_999_999 };
    await expect(linkLecturer(tx, SYSTEM, unknown)).rejects.toMatchObject({ field: "lecturerId" });
    await linkLecturer(tx, SYSTEM, link);
    await archiveLecturer(tx, SYSTEM, { id: lecturer.id, version: 1, reason: "调离" });
    await linkLecturer(tx, SYSTEM, { ...link, version: 2 });
    const other = { ...link, id: (await anAccount(tx)).id };
    await expect(linkLecturer(tx, SYSTEM, other)).rejects.toThrow("已归档");
  }));

test("of two accounts that are given one lecturer at the same time, one is refused in a sentence", async () => {
  const lecturer = await db.$transaction((tx) => aLecturer(tx));
  const accounts = [await anAccount(db), await anAccount(db)];
  const results = await Promise.allSettled(
    accounts.map(({ id }) =>
      db.$transaction((tx) => linkLecturer(tx, SYSTEM, { id, version: 1, lecturerId: lecturer.id })),
    ),
  );
  const lost = results.filter((result) => result.status === "rejected");
  expect(lost.map(({ reason }) => sentenceForConstraint(reason))).toMatchObject([
    { field: "lecturerId", message: "这位讲师已经对应另一个账号，请核对是不是同名的另一位。" },
  ]);
});
