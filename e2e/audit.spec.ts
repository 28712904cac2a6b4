import { db } from "@/lib/core/db";
import { expect, test } from "./support/staff";

test("the auditor checks the log, notes its head, and finds it again later", async ({ signIn }) => {
  const auditor = await signIn("AUDITOR");
  await auditor.goto("/admin/audit");
  await expect(auditor.getByText("本系统对已有的记录没有修改和删除的权限", { exact: false })).toBeVisible();
  await auditor.getByRole("button", { name: "现在校验" }).click();
  const state = auditor.getByRole("region", { name: "日志校验" });
  await expect(auditor.getByRole("status").filter({ hasText: "审计日志完整" })).toBeVisible();
  await expect(state.getByText(/校验于 .*，测试AUDITOR/)).toBeVisible();
  await expect(state.getByText(/审计日志完整：[\d,]+ 条记录逐条核对/)).toBeVisible();
  expect(await db.auditEntry.count({ where: { event: "audit.broken" } })).toBe(0);

  await state.getByText("校验能发现什么", { exact: false }).click();
  const head = (await state.locator("code").textContent())!;
  const [file] = await Promise.all([
    auditor.waitForEvent("download"),
    state.getByRole("link", { name: "导出链首" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^审计日志链首-\d+\.txt$/);
  await state.getByLabel("以前记下的链首").fill(head);
  await state.getByRole("button", { name: "对照" }).click();
  await expect(auditor.getByText("链上有这个链首", { exact: false })).toBeVisible();
  await auditor.getByLabel("以前记下的链首").fill("1-00000000000000000000000000000000");
  await auditor.getByRole("button", { name: "对照" }).click();
  await expect(auditor.getByText("链上没有这个链首", { exact: false })).toBeVisible();
});
