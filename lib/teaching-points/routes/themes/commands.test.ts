import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { changeTheme } from "./commands";
import { listThemeOptions, listThemes } from "./queries";
import { COLORS } from "./schema";

test("there are four themes in the order of their colours, as the school calls them", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    expect((await listThemes(viewer, tx)).map(({ color }) => color)).toEqual(COLORS);
    expect(await listThemeOptions(viewer, tx)).toEqual([
      { value: "RED", label: "红旅初心" },
      { value: "GREEN", label: "绿行生态" },
      { value: "BLUE", label: "蓝创智造" },
      { value: "ORANGE", label: "橙悦宜居" },
    ]);
  }));

test("name and description are changed and told in the history; an old page is refused", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const change = { color: "GREEN", version: 1, name: "绿色之行", description: "看山看水。" } as const;
    await changeTheme(tx, clerk, change);
    await expect(changeTheme(tx, clerk, change)).rejects.toBeInstanceOf(StaleRecord);
    const entry = await tx.auditEntry.findFirstOrThrow({ where: { event: "theme.changed" } });
    expect(entry).toMatchObject({
      ...{ subjectType: "theme", subjectId: "GREEN" },
      before: { name: "绿行生态", description: null },
      after: { name: "绿色之行", description: "看山看水。" },
    });
  }));

test("of two changes of a theme at once, one is told that the record changed", async () => {
  const clerk = await aViewer(db);
  const { version, name } = await db.theme.findUniqueOrThrow({ where: { color: "BLUE" } });
  const change = (description: string) =>
    db.$transaction((tx) => changeTheme(tx, clerk, { color: "BLUE", version, name, description }));
  const tries = await Promise.allSettled([change("甲"), change("乙")]);
  const lost = tries.filter((one) => one.status === "rejected");
  expect(lost.map(({ reason }) => reason)).toEqual([expect.any(StaleRecord)]);
});
