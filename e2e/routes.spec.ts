import type { Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { anAwardedPoint, aPublicRoute, stopsAt } from "@/lib/testing/routes";
import { aTeachingPoint } from "@/lib/testing/teaching-points";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const pointsNamed = (...names: string[]) =>
  db.$transaction(async (tx) => {
    const points = [];
    for (const name of names) points.push(await anAwardedPoint(tx, { name }));
    return points;
  });

async function fillStop(clerk: Page, place: number, point: string, minutes: string): Promise<void> {
  const row = clerk.getByRole("listitem").filter({ hasText: `站点 ${place}` });
  // The list opens only once the page's script has taken over.
  await expect(async () => {
    await row.getByRole("combobox", { name: "教学点" }).fill("");
    await row.getByRole("combobox", { name: "教学点" }).fill(point);
    await clerk.getByRole("option", { name: point }).first().click({ timeout: 1000 });
  }).toPass();
  await row.getByLabel("停留").fill(minutes);
}

test("the clerk makes a route with three stops; a double stop is refused with everything typed kept; the public sees it", async ({
  signIn,
  page,
}) => {
  await pointsNamed("走路用甲点", "走路用乙点", "走路用丙点");
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/routes/new");
  await clerk.getByLabel("名称", { exact: true }).fill("三站线路<b>䶮</b>");
  await clerk.getByRole("radio", { name: "绿行生态" }).check();
  await clerk.getByLabel("集合方式").fill("上午九点在停车场集合");
  await clerk.getByRole("button", { name: "添加站点" }).click();
  await fillStop(clerk, 1, "走路用甲点", "20");
  await fillStop(clerk, 2, "走路用乙点", "30");
  await fillStop(clerk, 3, "走路用甲点", "40");
  await clerk.getByLabel("从上一站到这里").first().fill("15");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("第 1 项已经是这个教学点了，一条线路里一个教学点只能停一次。")).toBeVisible();
  await expect(clerk.getByRole("combobox", { name: "教学点" }).nth(2)).toHaveValue("走路用甲点");
  await expect(clerk.getByLabel("停留").nth(2)).toHaveValue("40");
  await expect(clerk.getByLabel("从上一站到这里").first()).toHaveValue("15");
  await expect(clerk.getByRole("radio", { name: "绿行生态" })).toBeChecked();
  await expectAccessible(clerk);

  await fillStop(clerk, 3, "走路用丙点", "40");
  await clerk.getByRole("button", { name: "上移第 3 项" }).click();
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name: "三站线路<b>䶮</b>", level: 1 })).toBeVisible();
  await expect(clerk.getByRole("rowheader")).toHaveText(["走路用甲点", "走路用丙点", "走路用乙点"]);
  await expectAccessible(clerk);
  const { id } = await db.route.findFirstOrThrow({ where: { name: "三站线路<b>䶮</b>" } });
  expect((await page.goto(`/routes/${id}`))?.status()).toBe(404);

  await clerk.getByRole("button", { name: "公开" }).click();
  await clerk.getByRole("dialog").getByRole("button", { name: "公开" }).click();
  await expect(clerk.getByRole("button", { name: "撤下" })).toBeVisible();
  await page.goto("/routes/color/green");
  await page.getByRole("link", { name: "三站线路<b>䶮</b>" }).click();
  await expect(page.getByRole("heading", { level: 3 })).toHaveText(["走路用甲点", "走路用丙点", "走路用乙点"]);
  await expectAccessible(page);
});

test("the lists and the themes can be read and worked by everybody; a theme keeps the word of its colour", async ({
  signIn,
}) => {
  const clerk = await signIn("CLERK");
  for (const address of ["/admin/routes", "/admin/routes/themes", "/admin/routes/themes/green"]) {
    await clerk.goto(address);
    await expectAccessible(clerk);
  }
  await clerk.getByLabel("名称", { exact: true }).fill("山水之间");
  await clerk.getByLabel("介绍").fill("看山看水，看一方水土怎样养一方人。");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText(/名称里要有“绿”字/).last()).toBeVisible();
  await expect(clerk.getByLabel("介绍")).toHaveValue("看山看水，看一方水土怎样养一方人。");
});

test("a new stop at a point without a plaque is asked about first, and saved once it is confirmed", async ({
  signIn,
}) => {
  await pointsNamed("走路用在册点");
  await db.$transaction((tx) => aTeachingPoint(tx, { name: "走路用未授牌点" }));
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/routes/new");
  await clerk.getByLabel("名称", { exact: true }).fill("要确认的线路");
  await clerk.getByRole("radio", { name: "蓝创智造" }).check();
  await fillStop(clerk, 1, "走路用在册点", "20");
  await fillStop(clerk, 2, "走路用未授牌点", "20");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText(/“走路用未授牌点”还没有授牌/)).toBeVisible();
  await expect(clerk.getByRole("checkbox")).toHaveCount(1);
  await expectAccessible(clerk);
  await clerk.getByRole("checkbox", { name: "走路用未授牌点" }).check();
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name: "要确认的线路", level: 1 })).toBeVisible();
  await expect(clerk.getByRole("rowheader").nth(1)).toContainText("未授牌");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("stops are picked, moved and confirmed, and nothing typed is lost", async ({ signIn }) => {
    const [good] = await pointsNamed("无脚本在册点");
    const doubtful = await db.$transaction((tx) => aTeachingPoint(tx, { name: "无脚本未授牌点" }));
    const clerk = await signIn("CLERK");
    await clerk.goto("/admin/routes/new");
    await clerk.getByLabel("名称", { exact: true }).fill("无脚本线路");
    await clerk.getByRole("radio", { name: "橙悦宜居" }).check();
    await clerk.locator("select[name='stops[0].teachingPointId']").selectOption(String(doubtful.id));
    await clerk.locator("[name='stops[0].minutes']").fill("20");
    await clerk.locator("select[name='stops[1].teachingPointId']").selectOption(String(good!.id));
    await clerk.locator("[name='stops[1].minutes']").fill("30");
    await clerk.getByRole("button", { name: "上移第 2 项" }).click();
    await expect(clerk.locator("[name='stops[0].minutes']")).toHaveValue("30");
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByText(/“无脚本未授牌点”还没有授牌/)).toBeVisible();
    await expect(clerk.locator("select[name='stops[0].teachingPointId']")).toHaveValue(String(good!.id));
    await clerk.getByRole("checkbox", { name: "无脚本未授牌点" }).check();
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByRole("heading", { name: "无脚本线路", level: 1 })).toBeVisible();
  });
});

test("the sheet of a route with twelve stops is one page of A4", async ({ page }) => {
  const names = Array.from({ length: 12 }, (_, place) => `打印用居民区党群服务中心${place + 1}`);
  const stops = stopsAt(...(await pointsNamed(...names))).map((stop, place) => ({
    ...stop,
    travelMinutes: place === 0 ? null : 15,
    topic: "从这里看一个镇怎样由农业走向新城",
    narrator: "教学点讲解员",
  }));
  const { id } = await db.$transaction((tx) =>
    aPublicRoute(tx, {
      name: "一条有十二站的线路：从党群服务中心到山脚",
      stops,
      description: "从党群服务中心出发，经过居民区和企业，最后回到山脚下的村庄，适合二十人左右的支部一起走。".repeat(3),
      meetingPlace: "上午九点，在一楼大厅集合，向前台值班人员报到。",
      accessibility: "前五站为平路，轮椅可以通行；第六站有三级台阶，门口可以请工作人员协助。",
    }),
  );
  await page.goto(`/routes/${id}`);
  const sheet = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(sheet.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});

test("a resident finds a route by its colour and reads it on a phone @phone", async ({ page }) => {
  const [one, two] = await pointsNamed("手机用甲点", "手机用乙点");
  const { id } = await db.$transaction((tx) => {
    const [first, second] = stopsAt(one!, two!);
    const stops = [first!, { ...second!, travelMinutes: 15, topic: "一条路怎样修成" }];
    return aPublicRoute(tx, { name: "手机上的线路", color: "ORANGE", stops, meetingPlace: "广场旗杆下" });
  });
  await page.goto(`/routes/${id}`);
  await expect(page.getByRole("heading", { name: "手机上的线路", level: 1 })).toBeVisible();
  await expect(page.getByText("含路上 15 分钟")).toBeVisible();
  await expect(page.getByText("广场旗杆下")).toBeVisible();
  await expect(page.getByText("一条路怎样修成")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "橙悦宜居", exact: true }).click();
  await expect(page).toHaveURL(/\/routes\/color\/orange$/);
  await expectAccessible(page);
  await page.goto("/routes");
  for (const word of ["红旅初心", "绿行生态", "蓝创智造", "橙悦宜居"]) {
    await expect(page.getByRole("heading", { name: word, level: 2 })).toBeVisible();
  }
  await expectAccessible(page);
  for (const address of ["/routes/999999999", "/routes/abc", "/routes/color/purple", "/routes/color/red/page/99"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});

test("a branch contact sees no button and is refused by the server; the leader publishes but does not edit", async ({
  signIn,
}) => {
  const { id } = await db.$transaction((tx) => aPublicRoute(tx, { name: "别人不能改的线路" }));
  const clerk = await signIn("CLERK");
  await clerk.goto(`/admin/routes/${id}/edit`);
  const account = await db.account.findFirstOrThrow({ orderBy: { id: "desc" } });
  await db.account.update({ where: { id: account.id }, data: { roles: ["BRANCH_CONTACT"] } });
  const answer = clerk.waitForResponse((response) => response.request().method() === "POST");
  await clerk.getByRole("button", { name: "保存" }).click();
  expect((await answer).status()).toBe(403);
  const refused = { event: "permission.refused", actorId: account.id, subjectId: "routes.keep" };
  expect(await db.auditEntry.count({ where: refused })).toBe(1);
  for (const address of ["", "/new", `/${id}`, `/${id}/edit`, "/themes", "/themes/red"]) {
    expect((await clerk.goto(`/admin/routes${address}`))?.status(), address).toBe(403);
  }
  await clerk.goto("/");
  const leader = await signIn("LEADER");
  await leader.goto(`/admin/routes/${id}`);
  await expect(leader.getByRole("button", { name: "撤下" })).toBeVisible();
  await expect(leader.getByRole("link", { name: "修改" })).toHaveCount(0);
  expect((await leader.goto(`/admin/routes/${id}/edit`))?.status()).toBe(403);
});
