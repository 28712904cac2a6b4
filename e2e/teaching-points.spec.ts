import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { placeIn } from "@/lib/teaching-points/places/rules";
import { anAwardedPoint, aPublicRoute, stopsAt } from "@/lib/testing/routes";
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

test("the clerk says where a point is and whom to call; half a place is refused with everything kept; visitors are led there", async ({
  signIn,
  page,
}) => {
  const { id } = await db.$transaction((tx) => anAwardedPoint(tx, { name: "找路用雕塑园" }));
  const clerk = await signIn("CLERK");
  await clerk.goto(`/admin/teaching-points/${id}/edit`);
  const position = clerk.getByLabel("位置（经纬度）");
  await clerk.getByLabel("地址").fill("林荫新路 1158 号");
  await clerk.getByLabel("怎么到").fill("公交到底，往北走三百米。");
  await clerk.getByLabel("无障碍").fill("大门平进，有电梯。");
  await clerk.getByLabel("公开电话").fill("请打总机");
  await position.fill("31.098，1.196");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("公开电话只能有数字").last()).toBeVisible();
  await expect(clerk.getByText("这个位置不在中国境内").last()).toBeVisible();
  await expect(position).toHaveValue("31.098，1.196");
  await expect(clerk.getByLabel("怎么到")).toHaveValue("公交到底，往北走三百米。");
  await expectAccessible(clerk);

  await clerk.getByLabel("公开电话").fill("021-57650001转803");
  await position.fill("31.098，121.196");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("请选择这两个数是从哪种地图上取的").last()).toBeVisible();
  await clerk.getByLabel("取自哪种地图").selectOption({ label: "百度地图（BD-09）" });
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("北纬 31.098，东经 121.196")).toBeVisible();
  await expectAccessible(clerk);
  await clerk.getByRole("link", { name: "历史" }).click();
  await expect(clerk.getByText("公开电话").first()).toBeVisible();
  await clerk.goto(`/admin/teaching-points/${id}/edit`);
  await expect(position).toHaveValue("北纬 31.098，东经 121.196");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("北纬 31.098，东经 121.196")).toBeVisible();

  await page.goto(`/teaching-points/${id}`);
  await expect(page.getByRole("link", { name: "021-57650001转803" })).toHaveAttribute("href", "tel:02157650001,803");
  const { latitude, longitude } = placeIn("GCJ02", { latitude: 31.098, longitude: 121.196, datum: "BD09" });
  const [north, east] = [latitude.toFixed(6), longitude.toFixed(6)];
  for (const { app, numbers } of [
    { app: "高德地图", numbers: `position=${east}%2C${north}&` },
    { app: "百度地图", numbers: "location=31.098000%2C121.196000&" },
    { app: "腾讯地图", numbers: `marker=coord%3A${north}%2C${east}%3B` },
  ]) {
    const link = page.getByRole("link", { name: app });
    expect(await link.getAttribute("href"), app).toContain(numbers);
    await expect(link).toHaveAttribute("rel", "noreferrer");
  }
  for (const words of ["公交到底，往北走三百米。", "大门平进，有电梯。"])
    await expect(page.getByText(words)).toBeVisible();
  await expectAccessible(page);
});

for (const { device, tag } of [
  { device: "desktop", tag: [] },
  { device: "phone", tag: ["@phone"] },
]) {
  test.describe(`without JavaScript on a ${device}`, { tag }, () => {
    test.use({ javaScriptEnabled: false });

    test("a resident finds a point by words, by the colour of a route and on the drawing", async ({ page }) => {
      const name = `找点用纪念馆${device === "phone" ? "乙" : "甲"}`;
      await db.$transaction(async (tx) => {
        await aPublicRoute(tx, { color: "ORANGE", stops: stopsAt(await anAwardedPoint(tx, { name })) });
      });
      await page.goto("/teaching-points");
      await page.getByLabel("找一个教学点").fill("zdyjng");
      await page.getByRole("combobox", { name: "经过的线路" }).selectOption({ label: "橙悦宜居线路" });
      await page.getByRole("button", { name: "查找" }).click();
      await expect(page.getByText(/找到 \d+ 个教学点/)).toBeVisible();
      await expect(page.getByLabel("找一个教学点")).toHaveValue("zdyjng");
      await page.getByRole("link", { name }).first().click();
      await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
      await expect(page.getByText("橙悦宜居")).toBeVisible();

      await page.goto("/teaching-points/search?q=没有这样的教学点");
      await expect(page.getByText("没有找到这样的教学点")).toBeVisible();
      await page.goto("/teaching-points");
      await page.getByRole("link", { name: /^红旅初心/ }).click();
      await expect(page.getByRole("heading", { name: "红旅初心线路经过的教学点", level: 1 })).toBeVisible();
      await expect(page.getByText("线路经过：红旅初心").first()).toBeVisible();

      await page.goto("/teaching-points");
      await page.getByRole("link", { name: "看教学点的位置" }).click();
      await expect(page.getByText("还没有标出位置的教学点")).toBeVisible();
      await expect(page.getByRole("link", { name: "天马星空村" })).toBeVisible();
      await page.locator("figure svg").getByRole("link", { name: "示例教学点09" }).click();
      await expect(page.getByRole("heading", { name: "示例教学点09", level: 1 })).toBeVisible();
    });
  });
}

test("the pages of points are accessible, long lists and empty answers too", { tag: "@phone" }, async ({ page }) => {
  for (const address of ["", "/color/red", "/color/green", "/search?q=示例", "/search?q=没有这样的教学点", "/map"]) {
    await page.goto(`/teaching-points${address}`);
    await expectAccessible(page);
  }
});

const TILE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+P+/HgAFhAJ/wlseKgAAAABJRU5ErkJggg==",
  "base64",
);

/** The map in a browser that may ask other hosts, which answer every question as told. */
async function visitMap(browser: Browser, answer: "TILES" | "NOTHING", options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL, ...options });
  const page = await context.newPage();
  const others = new Set<string>();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load")) errors.push(message.text());
  });
  await page.route("https://*/**", (route) => {
    others.add(new URL(route.request().url()).host);
    return answer === "TILES" ? route.fulfill({ contentType: "image/png", body: TILE }) : route.abort();
  });
  await page.goto("/teaching-points/map");
  return { page, others, errors };
}

async function enterKey(administrator: Page, key: string): Promise<void> {
  await administrator.goto("/admin/settings?tab=site");
  await administrator.getByLabel("天地图密钥").fill(key);
  await administrator.getByRole("button", { name: "保存" }).click();
  await expect(administrator.getByText("已保存").first()).toBeVisible();
}

test("once an administrator has entered a key, tiles take the place of the drawing, which stays where they do not come", async ({
  signIn,
  browser,
}) => {
  const administrator = await signIn("ADMINISTRATOR");
  await enterKey(administrator, "abc123");
  try {
    await test.step("marks are links on the map, the keyboard reaches them, and only the hosts of the tiles are asked", async () => {
      const { page, others, errors } = await visitMap(browser, "TILES");
      const map = page.getByRole("region", { name: "教学点地图" });
      await expect(map.locator("img.leaflet-tile-loaded").first()).toBeVisible();
      await expect(page.locator("figure svg").first()).toBeHidden();
      await expect(map.getByText("地图：天地图")).toBeVisible();
      await expectAccessible(page);
      const policy = (await page.request.get("/teaching-points/map")).headers()["content-security-policy"] ?? "";
      const hosts = [0, 1, 2, 3, 4, 5, 6, 7].map((host) => `t${host}.tianditu.gov.cn`);
      expect(policy).toContain(`img-src 'self' blob: data: ${hosts.map((host) => `https://${host}`).join(" ")};`);
      expect(policy).toContain("'nonce-");
      expect([...others].filter((host) => !hosts.includes(host))).toEqual([]);
      expect(others.size).toBeGreaterThan(0);
      await map.getByRole("link", { name: /示例教学点09/ }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "示例教学点09", level: 1 })).toBeVisible();
      expect(errors).toEqual([]);
      await page.context().close();
    });
    await test.step("no tile arrives", async () => {
      const { page } = await visitMap(browser, "NOTHING");
      await expect(page.getByText("地图没有打开，上面是示意图。")).toBeVisible();
      await expect(page.locator("figure svg").getByRole("link", { name: "示例教学点09" })).toBeVisible();
      await expectAccessible(page);
      await page.context().close();
    });
    await test.step("there is no JavaScript", async () => {
      const { page, others } = await visitMap(browser, "TILES", { javaScriptEnabled: false });
      await expect(page.locator("figure svg").getByRole("link", { name: "示例教学点09" })).toBeVisible();
      expect(others.size).toBe(0);
      await page.context().close();
    });
  } finally {
    await enterKey(administrator, "");
  }
});
