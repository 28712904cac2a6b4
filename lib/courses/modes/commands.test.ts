import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { aViewer } from "@/lib/testing/accounts";
import { aCourse, aTeachingMode } from "@/lib/testing/courses";
import { inRollback } from "@/lib/testing/rollback";
import {
  addTeachingMode,
  archiveTeachingMode,
  changeTeachingMode,
  moveTeachingMode,
  restoreTeachingMode,
} from "./commands";
import { listModeOptions, listTeachingModes } from "./queries";

test("the list is empty until the school writes its own", () =>
  inRollback(async (tx) => {
    expect(await tx.teachingMode.findMany({ where: { name: { contains: "五位一体" } } })).toEqual([]);
  }));

test("modes are added at the end, moved step by step, and the ends stay", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [one, two, three] = [await aTeachingMode(tx), await aTeachingMode(tx), await aTeachingMode(tx)];
    const names = async () => {
      const all = await listTeachingModes(clerk, tx);
      return all.filter(({ id }) => [one.id, two.id, three.id].includes(id)).map(({ name }) => name);
    };
    await moveTeachingMode(tx, clerk, { id: three.id, version: 1, direction: "UP" });
    expect(await names()).toEqual([one.name, three.name, two.name]);
    await expect(moveTeachingMode(tx, clerk, { id: three.id, version: 1, direction: "UP" })).rejects.toThrow(
      "刷新页面",
    );
    await moveTeachingMode(tx, clerk, { id: two.id, version: 1, direction: "DOWN" });
    expect(await names()).toEqual([one.name, three.name, two.name]);
    await moveTeachingMode(tx, clerk, { id: one.id, version: 1, direction: "DOWN" });
    expect(await names()).toEqual([three.name, one.name, two.name]);
  }));

test("a mode that is no longer offered stays with the courses that have it", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const mode = await aTeachingMode(tx);
    await aCourse(tx, { modes: [mode.id] });
    await archiveTeachingMode(tx, clerk, { id: mode.id, version: 1, reason: "并入另一种" });
    const offered = async (chosen: number[]) => (await listModeOptions(clerk, chosen, tx)).map(({ value }) => value);
    expect(await offered([])).not.toContain(String(mode.id));
    expect(await offered([mode.id])).toContain(String(mode.id));
    expect((await listTeachingModes(clerk, tx)).find(({ id }) => id === mode.id)?.courses).toBe(1);
    await expect(archiveTeachingMode(tx, clerk, { id: mode.id, version: 2, reason: "试" })).rejects.toThrow("已经停用");
    const change = { id: mode.id, version: 2, name: "新名", description: null };
    await expect(changeTeachingMode(tx, clerk, change)).rejects.toThrow("已停用");
    await expect(addTeachingMode(tx, clerk, { name: mode.name, description: null })).rejects.toMatchObject({
      field: "name",
      message: expect.stringContaining("恢复它"),
    });
    await restoreTeachingMode(tx, clerk, { id: mode.id, version: 2 });
    expect((await listModeOptions(clerk, [], tx)).at(-1)?.value).toBe(String(mode.id));
    await expect(restoreTeachingMode(tx, clerk, { id: mode.id, version: 3 })).rejects.toThrow("没有停用");
  }));

test("a change writes down what was before, refuses a name that is taken and an old page", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const [mode, other] = [await aTeachingMode(tx), await aTeachingMode(tx)];
    const change = { id: mode.id, version: 1, name: "改后的模式", description: "边走边讲。" };
    await expect(changeTeachingMode(tx, clerk, { ...change, name: other.name })).rejects.toMatchObject({
      field: "name",
    });
    await changeTeachingMode(tx, clerk, change);
    await expect(changeTeachingMode(tx, clerk, change)).rejects.toBeInstanceOf(StaleRecord);
    const about = { event: "teaching-mode.changed", subjectId: String(mode.id) };
    const entry = await tx.auditEntry.findFirstOrThrow({ where: about });
    expect(entry.before).toEqual({ name: mode.name, description: null });
    expect(entry.after).toEqual({ name: "改后的模式", description: "边走边讲。" });
  }));

test("of two people who add a mode of one name at once, one reads why not", async () => {
  const clerk = await aViewer(db);
  const add = () => db.$transaction((tx) => addTeachingMode(tx, clerk, { name: "抢着添加的模式", description: null }));
  const tries = await Promise.allSettled([add(), add()]);
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  // The loser either waited for the index or came late enough to read the other's row: the sentence is one.
  const refusal = sentenceForConstraint(lost[0]?.reason) ?? lost[0]?.reason;
  expect(refusal).toMatchObject({ field: "name", message: "已经有这个名称的教学模式。" });
  expect(await db.teachingMode.count({ where: { name: "抢着添加的模式" } })).toBe(1);
});
