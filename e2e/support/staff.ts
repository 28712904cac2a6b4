import { test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/prisma/generated/enums";
import { aSessionCookie } from "./session-cookie";

type SignIn = (...roles: Role[]) => Promise<Page>;

/**
 * Journeys in the words of the office. `signIn("CLERK")` opens a browser of its own for somebody with these roles who has
 * signed in already (the form has journeys of its own) and stands at the desk; every page fails its journey when the browser reports an error or asks another host for anything.
 */
export const test = base.extend<{ signIn: SignIn; watched: undefined }>({
  signIn: async ({ baseURL, browser, contextOptions }, use) => {
    const opened: Page[] = [];
    await use(async (...roles) => {
      const context = await browser.newContext(contextOptions);
      await context.addCookies([await aSessionCookie(baseURL!, { roles, name: `测试${roles.join("与")}` })]);
      const page = await context.newPage();
      watch(page);
      await page.goto("/admin");
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
