import { db } from "@/lib/core/db";
import { aLecturer } from "@/lib/testing/lecturers";
import { expect, test } from "./support/staff";

test("a form posted without permission answers 403 and leaves an audit entry", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/organizations/new");
  await clerk.getByLabel("组织名称").fill("不该存在的组织");
  await clerk.getByRole("radio", { name: "党组织" }).check();
  const account = await db.account.findFirstOrThrow({ orderBy: { id: "desc" } });
  await db.account.update({ where: { id: account.id }, data: { roles: ["BRANCH_CONTACT"] } });
  const answer = clerk.waitForResponse((response) => response.request().method() === "POST");
  await clerk.getByRole("button", { name: "保存" }).click();
  expect((await answer).status()).toBe(403);
  const refused = { event: "permission.refused", actorId: account.id };
  expect(await db.auditEntry.count({ where: { ...refused, subjectId: "organizations.keep" } })).toBe(1);
  expect(await db.organization.count({ where: { name: "不该存在的组织" } })).toBe(0);
});

test("a clerk who sends the administrator's form with their own number stays a clerk, and the log says so", async ({
  signIn,
}) => {
  const administrator = await signIn("ADMINISTRATOR");
  const clerk = await signIn("CLERK");
  const { id } = await db.account.findFirstOrThrow({ orderBy: { id: "desc" } });
  const page = `/admin/accounts/${id}/edit`;
  await administrator.goto(page);
  await administrator.getByLabel("管理员").check();
  // Held, so that only the copy arrives.
  await administrator.route(`**${page}`, () => {});
  const sent = administrator.waitForRequest((request) => request.method() === "POST");
  await administrator.getByRole("button", { name: "变更角色" }).click();
  const request = await sent;
  const copied = { "next-action": "", "content-type": "" };
  for (const name of Object.keys(copied) as (keyof typeof copied)[]) copied[name] = request.headers()[name]!;
  const answer = await clerk.request.post(page, { headers: copied, data: request.postDataBuffer()! });
  expect(answer.status()).toBe(403);
  const refused = { event: "permission.refused", actorId: id, subjectId: "accounts.keep" };
  expect(await db.auditEntry.count({ where: refused })).toBe(1);
  expect((await db.account.findUniqueOrThrow({ where: { id } })).roles).toEqual(["CLERK"]);
});

test("whoever was signed out while typing loses nothing", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/ceremonies/new");
  await clerk.getByLabel("名称", { exact: true }).fill("写了一半的仪式");
  const account = await db.account.findFirstOrThrow({ orderBy: { id: "desc" } });
  await db.session.updateMany({
    where: { accountId: account.id },
    data: { lastSeenAt: new Date(Date.now() - 31 * 60_000) },
  });
  await clerk.getByRole("button", { name: "保存并填写议程" }).click();
  await expect(clerk.getByText(/您的登录已经结束/)).toBeVisible();
  await expect(clerk.getByLabel("名称", { exact: true })).toHaveValue("写了一半的仪式");
});

test("nobody is led to another site after signing in", async ({ page }) => {
  await page.goto("/sign-in?next=https://example.com/");
  await expect(page.locator("input[name=next]")).not.toHaveValue(/example\.com/);
});

test("a program that fills every field is turned away", async ({ page }) => {
  await page.goto("/sign-in");
  await page.locator("input[name=leave_empty]").evaluate((input: HTMLInputElement) => {
    input.value = "https://example.com";
  });
  await page.getByLabel("用户名").fill("head");
  await page.getByLabel("密码", { exact: true }).fill("anything at all");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "登录" }).click();
  expect((await answer).status()).toBe(403);
});

test("every page is served with the headers that keep it to itself", async ({ request }) => {
  for (const address of ["/", "/lecturers", "/verify", "/sign-in"]) {
    const headers = (await request.get(address)).headers();
    expect(headers["content-security-policy"], address).toContain("default-src 'self'");
    expect(headers["content-security-policy"], address).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["x-powered-by"], address).toBeUndefined();
  }
  expect((await request.get("/sign-in")).headers()["content-security-policy"]).toContain("'nonce-");
});

test("an address that cannot be read is one that does not exist", async ({ request }) => {
  for (const address of [
    "/%ff",
    "/lecturers/%ff",
    "/courses/form/%E4%B8",
    "/large/lecturers/%",
    "/admin/lecturers/%ff",
  ]) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(await answer.text(), address).toContain("没有这个页面");
  }
});

test("no route but the forms of the site signs anybody in or out", async ({ request }) => {
  for (const route of ["signin", "signout", "session", "csrf", "providers", "callback/credentials"]) {
    expect((await request.get(`/api/auth/${route}`)).status(), route).toBe(404);
    expect((await request.post(`/api/auth/${route}`)).status(), route).toBe(404);
  }
});

test("a message is shown once, and no cookie of the site says anything or can be read by a script", async ({
  signIn,
}) => {
  const clerk = await signIn("CLERK");
  const lecturer = await db.$transaction((tx) => aLecturer(tx, { phone: "13812345678" }));
  await clerk.goto(`/admin/lecturers/${lecturer.id}`);
  await clerk.getByRole("button", { name: "查看号码" }).click();
  await clerk.getByRole("button", { name: "查看", exact: true }).click();
  await expect(clerk.getByText("电话：13812345678")).toBeVisible();
  const cookies = await clerk.context().cookies();
  expect(cookies.map(({ name }) => name)).toContain("flash");
  expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
  expect(decodeURIComponent(JSON.stringify(cookies))).not.toContain("13812345678");
  await clerk.reload();
  await expect(clerk.getByText("13812345678")).toHaveCount(0);
});

test("the health of the site can be asked for", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", database: "reachable", migrations: "applied" });
});

test("the framework's own resizer of pictures is off", async ({ request }) => {
  expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
});

test("what no page of this site sends is turned away in words", async ({ request }) => {
  const form = { multipart: { "x[30000000]": "1" } };
  const refusals = [
    [403, await request.post("/sign-in", { ...form, headers: { origin: "http://evil.example" } })],
    [409, await request.post("/sign-in", { ...form, headers: { "next-action": "0".repeat(42) } })],
    [400, await request.post("/sign-in", form)],
    [413, await request.post("/sign-in", { multipart: { x: "x".repeat(1024 * 1024 + 1) } })],
    [405, await request.fetch("/sign-in", { method: "DELETE" })],
  ] as const;
  for (const [status, answer] of refusals) {
    expect(answer.status()).toBe(status);
    expect(await answer.text()).toMatch(/<h1>[^<]+<\/h1>/);
  }
});
