import type { Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

test("the administrator invites a clerk, who sets a password and works; a changed role works at the next click", async ({
  signIn,
  page,
}) => {
  const administrator = await signIn("ADMINISTRATOR");
  const username = `clerk${Date.now() % 1_000_000}`;
  await administrator.goto("/admin/accounts/new");
  await expectAccessible(administrator);
  await administrator.getByLabel("用户名").fill(username);
  await administrator.getByLabel("姓名").fill("新来的教务员");
  await administrator.getByLabel("教务员").check();
  await administrator.getByRole("button", { name: "建立账号" }).click();
  const link = administrator.getByLabel("链接", { exact: true });
  await expect(link).toHaveValue(new RegExp(`^http://${new URL(administrator.url()).host}/invitation\\?token=`));

  await page.goto(await link.inputValue());
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByLabel("再输一次密码").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "退出登录" })).toBeVisible();
  await page.goto("/admin/lecturers/new");
  await expect(page.getByLabel("姓名")).toBeVisible();

  await db.account.update({ where: { username }, data: { roles: ["TRAINEE"] } });
  expect((await page.goto("/admin/lecturers/new"))?.status()).toBe(403);
});

test("a revoked session is signed out at the next click, and comes back to where it was", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/lecturers");
  await db.session.updateMany({ where: { account: { displayName: "测试CLERK" } }, data: { revokedAt: new Date() } });
  await clerk.goto("/admin/teaching-points");
  await expect(clerk).toHaveURL(/\/sign-in\?next=%2Fadmin%2Fteaching-points/);
});

test("guesses of a stranger keep out the stranger, not the browser that signed in before", async ({
  page,
  browser,
}) => {
  const account = await db.$transaction((tx) => anAccountWithPassword(tx, { name: "健忘的人" }));
  const signIn = async (where: Page, password: string) => {
    await where.goto("/sign-in");
    await where.getByLabel("用户名").fill(account.username);
    await where.getByLabel("密码", { exact: true }).fill(password);
    await where.getByRole("button", { name: "登录" }).click();
  };
  await signIn(page, PASSWORD);
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/sign-in/);

  const stranger = await (await browser.newContext()).newPage();
  await signIn(stranger, "wrong-Password-1");
  await expect(stranger.locator("[data-form-errors]")).toContainText("不正确");
  await expect(stranger.getByLabel("用户名")).toHaveValue(account.username);
  const subject = `account:${account.id}`;
  await db.wrongGuess.updateMany({ where: { subject }, data: { until: new Date(Date.now() + 60_000) } });
  await signIn(stranger, PASSWORD);
  await expect(stranger.locator("[data-form-errors]")).toContainText(/请等 \d+ 秒|已锁定/);
  await expectAccessible(stranger);
  await stranger.context().close();

  await signIn(page, PASSWORD);
  await expect(page.getByRole("button", { name: "退出登录" })).toBeVisible();
});

test("only the auditor reads the audit log, and finds what was refused", async ({ signIn }) => {
  const administrator = await signIn("ADMINISTRATOR");
  expect((await administrator.goto("/admin/audit"))?.status()).toBe(403);
  const auditor = await signIn("AUDITOR");
  await auditor.goto("/admin/audit");
  await expect(auditor.getByRole("heading", { name: "审计日志" })).toBeVisible();
  await expectAccessible(auditor);
});
