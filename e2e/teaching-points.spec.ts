import { db } from "@/lib/core/db";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

test("the clerk enters a point, awards a plaque, and the public sees it at once; a stale form loses nothing", async ({
  signIn,
  page,
}) => {
  const clerk = await signIn("CLERK");
  const name = "测试教学点<b>䶮</b>";
  await clerk.goto("/admin/teaching-points/new");
  await clerk.getByLabel("类型").selectOption({ label: "企业" });
  await clerk.getByLabel("可容纳人数").fill("0");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("请填写名称。").last()).toBeVisible();
  await expect(clerk.getByLabel("可容纳人数")).toHaveValue("0");
  await clerk.getByLabel("名称", { exact: true }).fill(name);
  await clerk.getByLabel("可容纳人数").fill("60");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expectAccessible(clerk);
  const { id } = await db.teachingPoint.findFirstOrThrow({ where: { name } });

  await clerk.goto("/admin/teaching-points/award");
  await clerk.getByRole("searchbox", { name: "查找教学点", exact: true }).fill("测试教学点");
  await clerk.getByRole("checkbox", { name }).check();
  await clerk.getByLabel("批次").fill("3");
  await clerk.getByLabel("授牌日期").fill("2026-10-01");
  await clerk.getByRole("button", { name: "逐点核对" }).click();
  await clerk.getByRole("button", { name: "给这 1 个教学点授牌" }).click();
  await expect(clerk.getByRole("status").filter({ hasText: "授牌" }).first()).toBeVisible();

  await page.goto(`/teaching-points/${id}`);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.goto("/teaching-points");
  await expect(page.getByText(name).first()).toBeVisible();

  await test.step("somebody else changes the record while the form is open", async () => {
    await clerk.goto(`/admin/teaching-points/${id}/edit`);
    await db.teachingPoint.update({ where: { id }, data: { version: { increment: 1 } } });
    await clerk.getByLabel("开放时间").fill("工作日上午九点到下午四点");
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByText(/刚刚被其他人修改过/).first()).toBeVisible();
    await expect(clerk.getByLabel("开放时间")).toHaveValue("工作日上午九点到下午四点");
  });
});
