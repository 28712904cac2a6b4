import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const PAGES = ["/", "/lecturers", "/teaching-points", "/ceremonies", "/verify", "/sign-in"];

test("every public page reads on a phone, with every target large enough to touch", async ({ page }) => {
  for (const address of PAGES) {
    await page.goto(address);
    await expectAccessible(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
});

test("the school of the article is shown in numbers, each a way to its records", async ({ page }) => {
  await page.goto("/");
  for (const word of ["专职讲师", "特约讲师", "教学点"]) await expect(page.getByText(word).first()).toBeVisible();
  await page
    .getByRole("link", { name: /^现场教学点/ })
    .first()
    .click();
  await expect(page.getByText("天马星空村").first()).toBeVisible();
});

test("the ceremony is told as a programme, without the names of people who did not consent", async ({ page }) => {
  await page.goto("/ceremonies");
  await page
    .getByRole("link", { name: /讲评会暨2025年社区党校讲师聘任仪式/ })
    .first()
    .click();
  await expect(page.getByText("第二批党员教育现场教学点授牌")).toBeVisible();
  await expectAccessible(page);
  const text = await page.locator("main").textContent();
  for (const name of ["马伟民", "何轶斌", "韩玉炜"]) expect(text).not.toContain(name);
});

test("an unknown record answers 404", async ({ page }) => {
  for (const address of ["/lecturers/999999999", "/teaching-points/abc", "/ceremonies/0", "/nothing-here"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the pages read and the code can be typed", async ({ page }) => {
    for (const address of PAGES) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await page.goto("/verify");
    await page.getByLabel("核验码").fill("2222 2222 2222");
    await page.getByRole("button", { name: "核验" }).click();
    await expect(page.getByText("没有查到这份聘书")).toBeVisible();
  });
});
