import { test as base, expect, type Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import type { Role } from "@/prisma/generated/enums";

type SignIn = (...roles: Role[]) => Promise<Page>;

/**
 * Journeys in the words of the office. `signIn("CLERK")` opens a browser of its own for somebody with these roles; every page
 * fails its journey when the browser reports an error or asks another host for anything.
 */
export const test = base.extend<{ signIn: SignIn; watched: undefined }>({
  signIn: async ({ browser, contextOptions }, use) => {
    const opened: Page[] = [];
    await use(async (...roles) => {
      const account = await db.$transaction((tx) =>
        anAccountWithPassword(tx, { roles, name: `测试${roles.join("与")}` }),
      );
      const context = await browser.newContext(contextOptions);
      const page = await context.newPage();
      watch(page);
      await page.goto("/sign-in");
      await page.getByLabel("用户名").fill(account.username);
      await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: "退出登录" })).toBeVisible();
      // The journeys put the second factor off, as one may for a week.
      if (page.url().includes("/second-factor")) {
        await page.getByRole("link", { name: "以后再说" }).click();
        await page.waitForURL(/\/admin$/);
      }
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  watched: [
    async ({ page }, use) => {
      watch(page);
      await use(undefined);
    },
    { auto: true },
  ],
});

export { expect };

function watch(page: Page): void {
  page.on("pageerror", (error) => {
    throw new Error(`The page failed: ${error.message}`);
  });
  page.on("console", (message) => {
    // The browser notes every 4xx itself; whether one was meant is the journey's affair.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      throw new Error(`The browser reported: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost")
      throw new Error(`Asked another host: ${request.url()}`);
  });
}
