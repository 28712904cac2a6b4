import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { NotFound, Refusal, StaleRecord } from "@/lib/core/errors";
import { constraintOf, sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { aLecturer } from "@/lib/testing/lecturers";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { archiveOrganization, changeOrganization, createOrganization, restoreOrganization } from "./commands";
import { getOrganization, listOrganizations, searchOrganizations } from "./queries";
import { inTreeOrder } from "./rules";
import { organizationInput } from "./schema";

const moved = (organization: { id: number; version: number; name: string }, parentId: number | null) => ({
  id: organization.id,
  version: organization.version,
  name: organization.name,
  kind: "PARTY_ORGANIZATION" as const,
  parentId,
});

test("an organization is found by a part of its name and by its initials, with what stands above it", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const top = await anOrganization(tx, { name: "示例镇党委" });
    const below = await anOrganization(tx, { name: "江秋示例党支部", parentId: top.id });
    for (const text of ["秋示例", "jqsl", "JQ SL"]) {
      expect(await searchOrganizations(viewer, text, tx)).toEqual([
        { value: String(below.id), label: "江秋示例党支部", hint: "示例镇党委" },
      ]);
    }
    const { rows, total } = await listOrganizations(
      viewer,
      { text: "jqsl", archived: "NO" },
      { skip: 0, take: 50 },
      tx,
    );
    expect(rows).toMatchObject([{ id: below.id, above: ["示例镇党委"], depth: 1, lecturers: 0 }]);
    expect(total).toBe(1);
    expect((await getOrganization(viewer, below.id, tx))?.above).toEqual([{ id: top.id, name: "示例镇党委" }]);
  }));

test("signs of SQL patterns are looked for as they are", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    await anOrganization(tx);
    expect(await searchOrganizations(viewer, "%", tx)).toEqual([]);
    expect(await searchOrganizations(viewer, "'; DROP", tx)).toEqual([]);
  }));

test("every change stands in the history with what differs", () =>
  inRollback(async (tx) => {
    const top = await anOrganization(tx);
    const organization = await anOrganization(tx);
    await changeOrganization(tx, SYSTEM, moved(organization, top.id));
    const entry = await tx.auditEntry.findFirst({
      where: { event: "organization.changed", subjectId: String(organization.id) },
    });
    expect(entry).toMatchObject({ before: { parent: null }, after: { parent: top.name } });
  }));

test("an organization cannot move under itself or under what belongs to it", () =>
  inRollback(async (tx) => {
    const top = await anOrganization(tx);
    const middle = await anOrganization(tx, { parentId: top.id });
    const bottom = await anOrganization(tx, { parentId: middle.id });
    await expect(changeOrganization(tx, SYSTEM, moved(top, bottom.id))).rejects.toThrow("也不能是它的下级");
    await expect(changeOrganization(tx, SYSTEM, moved(top, top.id))).rejects.toThrow("不能是这个组织自己");
  }));

test("of two moves at once that would close a circle, one is refused", async () => {
  const [one, other] = await Promise.all([
    db.$transaction((tx) => anOrganization(tx)),
    db.$transaction((tx) => anOrganization(tx)),
  ]);
  const results = await Promise.allSettled([
    db.$transaction((tx) => changeOrganization(tx, SYSTEM, moved(one, other.id))),
    db.$transaction((tx) => changeOrganization(tx, SYSTEM, moved(other, one.id))),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason.message).toContain("也不能是它的下级");
});

test("the database itself refuses an organization above itself", () =>
  inRollback(async (tx) => {
    const { id } = await anOrganization(tx);
    const refused = await tx.organization.update({ where: { id }, data: { parentId: id } }).catch(constraintOf);
    expect(refused).toBe("organization_not_own_parent");
  }));

test("an organization is archived with a reason once nothing belongs to it, and can be restored", () =>
  inRollback(async (tx) => {
    const organization = await anOrganization(tx);
    const lecturer = await aLecturer(tx, { organizationId: organization.id });
    const archival = { id: organization.id, version: 1, reason: "撤并" };
    await expect(archiveOrganization(tx, SYSTEM, archival)).rejects.toThrow("还有 1 位讲师属于这个组织");
    await tx.lecturer.update({ where: { id: lecturer.id }, data: { organizationId: null } });
    await archiveOrganization(tx, SYSTEM, archival);
    await expect(archiveOrganization(tx, SYSTEM, archival)).rejects.toThrow("已经归档过了");
    await expect(aLecturer(tx, { organizationId: organization.id })).rejects.toThrow("已归档，请选择在用的组织");
    await expect(changeOrganization(tx, SYSTEM, moved({ ...organization, version: 2 }, null))).rejects.toThrow(
      "不能修改",
    );
    await restoreOrganization(tx, SYSTEM, { id: organization.id, version: 2 });
    expect(await tx.organization.findUnique({ where: { id: organization.id } })).toMatchObject({ archivedAt: null });
  }));

test("an organization cannot be archived while a lecturer is being attached to it", async () => {
  const organization = await db.$transaction((tx) => anOrganization(tx));
  const attach = db.$transaction((tx) => aLecturer(tx, { organizationId: organization.id }));
  const archive = db.$transaction((tx) =>
    archiveOrganization(tx, SYSTEM, { id: organization.id, version: 1, reason: "撤并" }),
  );
  const results = await Promise.allSettled([attach, archive]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("the same name is refused under the same parent, also when both come at once", async () => {
  const top = await db.$transaction((tx) => anOrganization(tx));
  const typed = { name: "第一党支部", kind: "PARTY_ORGANIZATION" as const, parentId: top.id };
  const create = () => db.$transaction((tx: Tx) => createOrganization(tx, SYSTEM, typed));
  const results = await Promise.allSettled([create(), create()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a name is used once under one parent, or at the top: also when it comes by a move, a new name or out of the archive", async () => {
  const [top, other] = await db.$transaction(async (tx) => [await anOrganization(tx), await anOrganization(tx)]);
  const first = await db.$transaction((tx) => anOrganization(tx, { parentId: top.id }));
  const below = await db.$transaction((tx) => anOrganization(tx, { parentId: other.id, name: first.name }));
  const refusalOf = (act: (tx: Tx) => Promise<unknown>) => db.$transaction(act).then(() => null, sentenceForConstraint);
  const taken = { field: "name", message: "同一上级下已有同名的组织，请核对是否重复。" };
  expect(await refusalOf((tx) => changeOrganization(tx, SYSTEM, moved(below, top.id)))).toMatchObject(taken);
  expect(
    await refusalOf((tx) => changeOrganization(tx, SYSTEM, moved({ ...other, name: top.name }, null))),
  ).toMatchObject(taken);
  const archival = { id: first.id, version: 1, reason: "撤并" };
  await db.$transaction((tx) => archiveOrganization(tx, SYSTEM, archival));
  await db.$transaction((tx) => changeOrganization(tx, SYSTEM, moved(below, top.id)));
  const restoral = { id: first.id, version: 2 };
  expect(await refusalOf((tx) => restoreOrganization(tx, SYSTEM, restoral))).toMatchObject(taken);
});

test("however many move organizations under each other at the same time, none of them ends above itself", async () => {
  const ids: number[] = [];
  for (let number = 0; number < 6; number++) ids.push((await db.$transaction((tx) => anOrganization(tx))).id);
  const anyOf = () => ids[Math.floor(Math.random() * ids.length)]!;
  const faults: unknown[] = [];
  const client = async () => {
    for (let turn = 0; turn < 15; turn++) {
      const organization = await db.organization.findUniqueOrThrow({ where: { id: anyOf() } });
      const parentId = Math.random() < 0.2 ? null : anyOf();
      await db
        .$transaction((tx) => changeOrganization(tx, SYSTEM, moved(organization, parentId)))
        .catch((error) => error instanceof Refusal || sentenceForConstraint(error) || faults.push(error));
    }
  };
  await Promise.all([client(), client(), client(), client()]);
  expect(faults).toEqual([]);
  const tree = await db.organization.findMany({ where: { id: { in: ids } } });
  expect(inTreeOrder(tree)).toHaveLength(ids.length);
  expect(await db.auditEntry.count({ where: { event: "organization.changed" } })).toBeGreaterThan(10);
});

test("an organization is not taken out of the archive under a parent that goes there at the same time", async () => {
  const top = await db.$transaction((tx) => anOrganization(tx));
  const below = await db.$transaction((tx) => anOrganization(tx, { parentId: top.id }));
  await db.$transaction((tx) => archiveOrganization(tx, SYSTEM, { id: below.id, version: 1, reason: "撤并" }));
  const results = await Promise.allSettled([
    db.$transaction((tx) => archiveOrganization(tx, SYSTEM, { id: top.id, version: 1, reason: "撤并" })),
    db.$transaction((tx) => restoreOrganization(tx, SYSTEM, { id: below.id, version: 2 })),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a form opened before somebody else's change is refused, an unknown record is not found", () =>
  inRollback(async (tx) => {
    const organization = await anOrganization(tx);
    await changeOrganization(tx, SYSTEM, moved(organization, null));
    await expect(changeOrganization(tx, SYSTEM, moved(organization, null))).rejects.toThrow(StaleRecord);
    await expect(changeOrganization(tx, SYSTEM, moved({ ...organization, id: 2_000_000_000 }, null))).rejects.toThrow(
      NotFound,
    );
    await expect(anOrganization(tx, { parentId: 2_000_000_000 })).rejects.toThrow("所选的组织不存在");
  }));

test("what cannot be a name is told at its field", () => {
  const messages = (name: string) =>
    organizationInput.safeParse({ name, kind: "HOST_UNIT", parentId: "" }).error?.issues.map(({ message }) => message);
  expect(messages("字".repeat(10_000))).toEqual(["组织名称最多 100 个字。"]);
  expect(messages("")).toHaveLength(1);
  expect(messages(" 　\t ")).toHaveLength(1);
  expect(messages("䶮".repeat(100))).toBeUndefined();
});
