import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { db } from "@/lib/core/db";
import { aLecturer } from "@/lib/testing/lecturers";
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
  const praise = page.getByText(`密码已设置，请用“${username}”登录。`);
  await expect(praise).toBeVisible();
  await page.getByLabel("用户名").fill(username);
  await page.keyboard.press("Enter");
  await expect(page.getByText("请填写密码。")).toBeVisible();
  await expect(praise).toHaveCount(0);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "退出登录" })).toBeVisible();
  await page.goto("/admin/lecturers/new");
  await expect(page.getByLabel("姓名")).toBeVisible();

  await db.account.update({ where: { username }, data: { roles: ["TRAINEE"] } });
  expect((await page.goto("/admin/lecturers/new"))?.status()).toBe(403);
});

test("the administrator says which lecturer an account belongs to, once; from then on a new name of the lecturer is the account's", async ({
  signIn,
}) => {
  const administrator = await signIn("ADMINISTRATOR");
  const { lecturer, accounts } = await db.$transaction(async (tx) => ({
    lecturer: await aLecturer(tx, { name: "对应讲师䶮", post: "馆长" }),
    accounts: [
      await anAccountWithPassword(tx, { name: "小对" }),
      await anAccountWithPassword(tx, { name: "另一位小对" }),
    ],
  }));
  const link = async (account: (typeof accounts)[number]) => {
    await administrator.goto(`/admin/accounts/${account.id}/edit`);
    const section = administrator.getByRole("region", { name: "对应的讲师" });
    await expect(async () => {
      await section.getByRole("combobox", { name: "讲师" }).fill("");
      await section.getByRole("combobox", { name: "讲师" }).fill("对应讲师");
      await administrator.getByRole("option", { name: lecturer.name }).click({ timeout: 1000 });
    }).toPass();
    await section.getByRole("button", { name: "保存对应的讲师" }).click();
    return section;
  };
  await link(accounts[0]!);
  await expect(administrator.getByText("对应的讲师已保存。")).toBeVisible();
  await expect(administrator.getByRole("heading", { name: lecturer.name })).toBeVisible();
  const refused = await link(accounts[1]!);
  await expect(refused.getByText("这位讲师已经对应另一个账号")).toBeVisible();
  await expect(refused.getByRole("combobox", { name: "讲师" })).toHaveValue(lecturer.name);
  await expectAccessible(administrator);

  const clerk = await signIn("CLERK");
  await clerk.goto(`/admin/lecturers/${lecturer.id}/edit`);
  await clerk.getByLabel("姓名").fill("改名讲师䶮");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name: "改名讲师䶮" })).toBeVisible();
  await administrator.goto(`/admin/accounts/${accounts[0]!.id}/edit`);
  await expect(administrator.getByRole("heading", { name: "修改账号：改名讲师䶮" })).toBeVisible();
  await expect(administrator.getByRole("button", { name: "修改姓名" })).toHaveCount(0);
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

test("a leader sets up a second factor, and signs in with a code, once each, or with a recovery code", async ({
  page,
}) => {
  const account = await db.$transaction((tx) => anAccountWithPassword(tx, { roles: ["LEADER"], name: "谨慎的领导" }));
  const typePassword = async () => {
    await page.goto("/sign-in?next=/admin/lecturers");
    await page.getByLabel("用户名").fill(account.username);
    await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
  };
  const signOut = async () => {
    await page.getByRole("button", { name: "退出登录" }).click();
    await expect(page).toHaveURL(/sign-in/);
  };
  await typePassword();
  await expect(page.getByRole("link", { name: "以后再说" })).toBeVisible();
  await page.getByRole("button", { name: "现在设置" }).click();
  const secret = (await page.locator("code").textContent())!.replaceAll(" ", "");
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await expect(page.getByRole("img", { name: /二维码/ })).toBeVisible();
  const here = page.getByRole("link", { name: "在本机的验证器中打开" });
  await expect(here).toHaveAttribute("href", new RegExp(`^otpauth://totp/.*secret=${secret}`));
  await expectAccessible(page);
  const first = totp.generate();
  await page.getByLabel("验证码").fill(first);
  await page.getByRole("button", { name: "开启" }).click();
  await expect(page.getByText("请抄下或打印这些恢复码")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "复制恢复码" }).click();
  await expect(page.getByText("已复制。")).toBeVisible();
  await expect(page.getByRole("button", { name: "打印恢复码" })).toBeVisible();
  const recovery = (await page.locator("ol.font-mono li").first().textContent())!;
  await page.getByRole("link", { name: "已抄好，继续" }).click();
  await expect(page).toHaveURL(/\/admin\/lecturers$/);
  await signOut();

  await typePassword();
  await expect(page).toHaveURL(/\/sign-in\/code$/);
  await expectAccessible(page);
  await page.goto("/admin/lecturers");
  await expect(page).toHaveURL(/\/sign-in\?next/);
  await page.goto("/sign-in/code");
  await page.getByLabel("验证码").fill(first);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("验证码不正确").first()).toBeVisible();
  await page.getByLabel("验证码").fill(recovery);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/admin\/lecturers$/);
  await expect(page.getByText("刚才用了一个恢复码，还剩 9 个。")).toBeVisible();
  await signOut();

  await db.secondFactor.update({ where: { accountId: account.id }, data: { lastStep: 0 } });
  await typePassword();
  await page.getByLabel("验证码").fill(totp.generate());
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/admin\/lecturers$/);
  await page.goto("/admin/my-account");
  await expect(page.getByText(/开启。/)).toBeVisible();
  await page.goto("/sign-in/code");
  await expect(page).not.toHaveURL(/sign-in/);
});

test("whoever put the second factor off for a week sets it up before anything else", async ({ page }) => {
  const account = await db.$transaction((tx) =>
    anAccountWithPassword(tx, { roles: ["AUDITOR"], name: "拖延的审计员" }),
  );
  await db.account.update({ where: { id: account.id }, data: { secondFactorDueAt: new Date(Date.now() - 1000) } });
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill(account.username);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "设置第二重验证" })).toBeVisible();
  expect(await db.session.count({ where: { accountId: account.id } })).toBe(0);
  const secret = (await page.locator("code").textContent())!.replaceAll(" ", "");
  await page.getByLabel("验证码").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole("button", { name: "开启" }).click();
  await expect(page.getByText("请抄下或打印这些恢复码")).toBeVisible();
});

test("a second factor begun in one browser is neither shown nor finished in another", async ({ page, browser }) => {
  const account = await db.$transaction((tx) => anAccountWithPassword(tx, { name: "两处登录的人" }));
  const other = await (await browser.newContext()).newPage();
  for (const where of [page, other]) {
    await where.goto("/sign-in?next=/admin/my-account/second-factor");
    await where.getByLabel("用户名").fill(account.username);
    await where.getByLabel("密码", { exact: true }).fill(PASSWORD);
    await where.getByRole("button", { name: "登录" }).click();
    await expect(where.getByRole("button", { name: "现在设置" })).toBeVisible();
  }
  const begin = async (where: Page) => {
    await where.getByRole("button", { name: "现在设置" }).click();
    return (await where.locator("code").textContent())!.replaceAll(" ", "");
  };
  const thief = await begin(other);
  await page.reload();
  await expect(page.getByRole("button", { name: "现在设置" })).toBeVisible();
  const secret = await begin(page);
  expect(secret).not.toBe(thief);
  await page.getByLabel("验证码").fill(new TOTP({ secret: Secret.fromBase32(thief) }).generate());
  await page.getByRole("button", { name: "开启" }).click();
  await expect(page.getByText("验证码不正确").first()).toBeVisible();
  await page.getByLabel("验证码").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole("button", { name: "开启" }).click();
  await expect(page.getByText("请抄下或打印这些恢复码")).toBeVisible();
  await other.getByLabel("验证码").fill(new TOTP({ secret: Secret.fromBase32(thief) }).generate());
  await other.getByRole("button", { name: "开启" }).click();
  await expect(other.getByText("这次设置已经完成").first()).toBeVisible();
  await other.context().close();
});

test("whose codes were guessed reads of it at the next sign-in, and says when it was they", async ({
  page,
  signIn,
}) => {
  const account = await db.$transaction((tx) => anAccountWithPassword(tx, { name: "被猜的人" }));
  const subject = { subjectType: "account", subjectId: String(account.id), subjectLabel: account.displayName };
  await db.auditEntry.create({ data: { event: "second-factor.guessed", ...subject, actorName: "访客" } });
  const until = new Date(Date.now() + 3_600_000);
  const codes = { subject: `account:${account.id}`, source: "codes", count: 16, lastAt: new Date(), until };
  await db.wrongGuess.create({ data: codes });
  const administrator = await signIn("ADMINISTRATOR");
  await administrator.goto(`/admin/accounts?q=${account.username}`);
  await expect(administrator.getByText(/验证码暂停至/)).toBeVisible();
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill(account.username);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("有人知道您的密码")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "打开“我的账号”" }).click();
  await page.getByRole("button", { name: "是我自己输错的，不再提示" }).click();
  await expect(page.getByText("已记下，不再提示。")).toBeVisible();
  await expect(page.getByText("有人知道您的密码")).toBeHidden();
});

test("an account without a password is given another link, in full and to be copied", async ({ signIn, page }) => {
  const administrator = await signIn("ADMINISTRATOR");
  const { id, username } = await db.account.create({
    data: { username: `late${Date.now() % 1_000_000}`, displayName: "丢了链接的人", roles: ["CLERK"] },
  });
  await administrator.goto(`/admin/accounts/${id}`);
  await administrator.getByRole("button", { name: "重新生成链接" }).click();
  const link = administrator.getByLabel("链接", { exact: true });
  await administrator.getByRole("button", { name: "复制链接" }).click();
  await expect(administrator.getByText("已复制。")).toBeVisible();
  await expectAccessible(administrator);
  await page.goto(await link.inputValue());
  await expect(page.getByText(username)).toBeVisible();
});

test("the auditor's desk says what the last check of the log found", async ({ signIn }) => {
  const auditor = await signIn("AUDITOR");
  await expect(auditor.getByRole("heading", { name: "审计日志的校验" })).toBeVisible();
  await expect(auditor.getByText(/最近一次校验：|还没有校验过/)).toBeVisible();
  await expectAccessible(auditor);
});

test("only the auditor reads the audit log, and finds what was refused", async ({ signIn }) => {
  const administrator = await signIn("ADMINISTRATOR");
  for (const _time of [1, 2, 3]) expect((await administrator.goto("/admin/audit?text=secret"))?.status()).toBe(403);
  const auditor = await signIn("AUDITOR");
  await auditor.goto("/admin/audit");
  await expect(auditor.getByRole("heading", { name: "审计日志" })).toBeVisible();
  await auditor.goto("/admin/audit?event=page.refused");
  await expect(auditor.getByRole("listitem").getByText("越权打开页面被拒").first()).toBeVisible();
  const { id } = await db.account.findFirstOrThrow({
    where: { displayName: "测试ADMINISTRATOR" },
    orderBy: { id: "desc" },
  });
  const refused = await db.auditEntry.findMany({ where: { event: "page.refused", actorId: id } });
  expect(refused.map(({ subjectLabel }) => subjectLabel)).toEqual(["/admin/audit"]);
  await expectAccessible(auditor);
});
