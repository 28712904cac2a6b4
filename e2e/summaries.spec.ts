import { unzipped } from "@/lib/testing/zip";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

test("the administrator reads the year, follows a number to its records and exports the same numbers", async ({
  signIn,
}) => {
  const administrator = await signIn("ADMINISTRATOR");
  await administrator.goto("/admin/summaries/2025");
  await expect(administrator.getByRole("heading", { name: "2025年度总结" })).toBeVisible();
  await expectAccessible(administrator);
  await administrator.getByRole("link", { name: /现有讲师·专职 11/ }).click();
  await expect(administrator.getByText("共 11 条")).toBeVisible();

  await administrator.goto("/admin/summaries/2025");
  for (const [label, part] of [
    ["导出 Word", "word/document.xml"],
    ["导出 Excel", "xl/worksheets/sheet1.xml"],
  ] as const) {
    const href = await administrator.getByRole("link", { name: label }).getAttribute("href");
    const response = await administrator.request.get(href!);
    expect(response.headers()["content-disposition"]).toContain(encodeURIComponent("2025年度总结"));
    const files = await unzipped(await response.body());
    expect(files[part]).toMatch(/>28</);
  }
});

test("a year that is none answers 404, and a clerk may look but not export", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  expect((await clerk.goto("/admin/summaries/abcd"))?.status()).toBe(404);
  await clerk.goto("/admin/summaries/2025");
  await expect(clerk.getByRole("link", { name: "导出 Word" })).toHaveCount(0);
  expect((await clerk.request.get("/admin/summaries/2025/word")).status()).toBe(403);
});
