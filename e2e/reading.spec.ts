import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { expectAccessible } from "./support/axe";
import { publicPages } from "./support/public-pages";
import { smallTargets } from "./support/small-targets";
import { expect, test } from "./support/staff";

const LISTS = ["讲师", "课程", "教学点", "仪式"];

for (const { device, tag } of [
  { device: "desktop", tag: [] },
  { device: "phone", tag: ["@phone"] },
]) {
  test.describe(`on a ${device}`, { tag }, () => {
    test.describe("without JavaScript", () => {
      test.use({ javaScriptEnabled: false });

      test("large print stays from page to page and through a search, and is left again", async ({ page }) => {
        await page.goto("/");
        await expectOrdinary(page);
        await page.getByRole("link", { name: "大字版" }).click();
        await expectLarge(page);
        for (const name of LISTS) {
          await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name, exact: true }).click();
          await expectLarge(page);
        }
        await page.getByRole("link", { name: /讲师聘任仪式/ }).click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText("讲师聘任仪式");
        await expectLarge(page);

        await page.goto("/large/courses");
        await page.getByLabel("找一门课").fill("长三角");
        await page.getByRole("button", { name: "查找" }).click();
        await expectLarge(page);
        await expect(page.getByText("找到 1 门课程")).toBeVisible();

        await page.getByRole("link", { name: "标准字号" }).click();
        await expectOrdinary(page);
        await expect(page.getByText("找到 1 门课程")).toBeVisible();
        await page.getByRole("link", { name: "大字版" }).click();
        await expectLarge(page);
        await expect(page.getByText("找到 1 门课程")).toBeVisible();
      });

      test("what is not there says so, in either edition", async ({ page }) => {
        for (const edition of ["", "/large"]) {
          for (const address of [`${edition}/lecturers/999999999`, `${edition}/nothing-here`]) {
            expect((await page.goto(address))?.status(), address).toBe(404);
            await expect(page.getByRole("heading", { name: "没有这个页面" })).toBeVisible();
            await expect(page.getByRole("link", { name: "回到首页" })).toHaveAttribute("href", edition || "/");
          }
        }
      });
    });

    test("large print is accessible, and no wider than the screen", async ({ page, request }) => {
      test.setTimeout(300_000);
      for (const address of await publicPages(request)) {
        await page.goto(address === "/" ? "/large" : `/large${address}`);
        await expectAccessible(page);
      }
    });
  });
}

test("no page is wider than a small phone, or than a desktop at 200 %, in either edition", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  for (const address of await publicPages(request)) {
    for (const edition of [address, `/large${address}`.replace(/\/$/, "")]) {
      await page.goto(edition);
      for (const width of [320, 640]) {
        await page.setViewportSize({ width, height: 800 });
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, `${edition} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  }
});

test("whatever is pressed on a public page is large enough for a finger", { tag: "@phone" }, async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const small: string[] = [];
  for (const address of await publicPages(request)) {
    await page.goto(address);
    small.push(...(await smallTargets(page)));
  }
  expect(small).toEqual([]);
});

test("no link and no picture of a public page leads nowhere", async ({ request }) => {
  test.setTimeout(120_000);
  const led = new Map<string, string>();
  for (const address of await publicPages(request)) {
    const html = await (await request.get(address)).text();
    for (const [, target] of html.matchAll(/<(?:a|img|link|source|video)\b[^>]*?\s(?:href|src|poster)="(\/[^"#]*)/g)) {
      led.set(target!.replaceAll("&amp;", "&"), address);
    }
  }
  expect(led.size).toBeGreaterThan(50);
  const broken: string[] = [];
  for (const [target, address] of led) {
    const status = (await request.get(target)).status();
    if (status !== 200) broken.push(`${address} leads to ${target}: ${status}`);
  }
  expect(broken).toEqual([]);
});

test("no public page runs anything, nor may it", async ({ request }) => {
  for (const address of [...(await publicPages(request)), "/courses/search?q=长三角", "/lecturers/999999999"]) {
    const answer = await request.get(address);
    expect(await answer.text(), address).not.toContain("<script");
    expect(answer.headers()["content-security-policy"], address).toContain("script-src 'none'");
  }
});

test("the keyboard comes to the skip link first, and sees where it is", async ({ page }) => {
  for (const address of ["/", "/large/courses", "/accessibility"]) {
    await page.goto(address);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "跳到正文" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await expect(skip).toHaveCSS("outline-style", "solid");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: /大字版|标准字号/ })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("#main")).toBeFocused();
  }
});

test("on paper there is the code and no navigation", async ({ page }) => {
  await page.goto("/courses");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("img", { name: "本页的二维码" })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
});

test("the large-print edition runs no script, is not listed by search engines and hides nobody", async ({
  request,
}) => {
  const answer = await request.get("/large/courses");
  expect(answer.headers()["content-security-policy"]).toContain("script-src 'none'");
  expect(answer.headers()["x-robots-tag"]).toBe("noindex");
  expect(await answer.text()).not.toContain("<script");
  expect((await request.get("/robots.txt")).ok()).toBe(true);
  expect((await request.get("/large/admin", { maxRedirects: 0 })).headers().location).toBe("/admin");

  // Whoever looks letters up in large print is counted as themselves, and cannot name somebody else.
  const forged = { "x-client-address": "203.0.113.9", "x-server-secret": "guessed" };
  const before = await triesOf("127.0.0.1");
  await request.get("/large/verify?code=222222222222", { headers: forged });
  expect(await triesOf("127.0.0.1")).toBe(before + 1);
  expect(await triesOf("203.0.113.9")).toBe(0);
});

async function expectLarge(page: Page): Promise<void> {
  expect(new URL(page.url()).pathname).toMatch(/^\/large(\/|$)/);
  await expect(page.locator("html")).toHaveCSS("font-size", "20px");
  await expect(page.getByRole("link", { name: "标准字号" })).toBeVisible();
}

async function expectOrdinary(page: Page): Promise<void> {
  expect(new URL(page.url()).pathname).not.toMatch(/^\/large(\/|$)/);
  await expect(page.locator("html")).toHaveCSS("font-size", "16px");
  await expect(page.getByRole("link", { name: "大字版" })).toBeVisible();
}

async function triesOf(address: string): Promise<number> {
  const rows = await db.$queryRaw<{ points: number }[]>`
    SELECT "points" FROM "rate_limits" WHERE "key" = ${`verify:${address}`} AND "expire" > ${Date.now()}`;
  return rows[0]?.points ?? 0;
}

test("an nginx that sends the pages itself says of them what the site says", async ({ request }) => {
  const answer = await request.get("/courses");
  const said = [...readFileSync("deploy/nginx/kept-pages.conf", "utf8").matchAll(/^ *add_header (\S+) "?(.+?)"?;$/gm)];
  const headers = Object.fromEntries(said.map(([, name, value]) => [name!.toLowerCase(), value]));
  const { "last-modified": _time, "x-robots-tag": robots, ...sent } = headers;
  expect(Object.keys(sent).length).toBeGreaterThan(5);
  expect(answer.headers()).toMatchObject(sent);
  const own = Object.keys(answer.headers()).filter((name) => /policy|^x-(?!nextjs)/.test(name));
  expect(Object.keys(sent)).toEqual(expect.arrayContaining(own));
  // Of pages in large print only.
  expect(robots).toBe("$robots");
});
