import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import { BROWSER_FLAGS, type Site } from "./site";

/** Lets a clerk made for it sign in through the page, work, and close the browser. */
export async function asClerk<T>(site: Site, work: (page: Page) => Promise<T>): Promise<T> {
  const account = await db.$transaction((tx) => anAccountWithPassword(tx, { roles: ["CLERK"], name: "测量员" }));
  const browser = await chromium.launch({ executablePath: site.chromium, args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ baseURL: site.url });
    await page.goto("/sign-in");
    await page.getByLabel("用户名").fill(account.username);
    await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "退出登录" }).waitFor();
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** The cookies of a signed-in browser as the header of a plain request. */
export async function cookieHeader(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}
