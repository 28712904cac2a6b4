import type { Locator, Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { aJpeg } from "@/lib/testing/files";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const photograph = async (name: string) => ({ name, mimeType: "image/jpeg", buffer: await aJpeg() });

/** The head of a Windows program: what its name says does not matter. */
const program = (name: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(2000), Buffer.from("PE\0\0")]),
});

const rowsOf = (page: Page): Locator => page.getByRole("region", { name: "照片", exact: true }).getByRole("listitem");

/** A public point nobody else touches, and the staff page of its files. */
async function aPublicPoint() {
  const { id, name } = await db.$transaction(async (tx) => {
    const point = await aTeachingPoint(tx);
    await aPlaque(tx, point.id);
    return point;
  });
  return { id, name, shelf: `/admin/teaching-points/${id}?tab=files` };
}

test("the clerk adds photographs to a point, describes and orders them; a resident sees them, until one is removed", async ({
  signIn,
  page,
}) => {
  const clerk = await signIn("CLERK");
  const point = await aPublicPoint();
  await clerk.goto(point.shelf);
  const field = clerk.getByLabel(/^添加照片/);

  await test.step("two photographs come, a renamed program does not", async () => {
    await field.setInputFiles([
      await photograph("石碑䶮.jpg"),
      program("其实是程序.jpg"),
      await photograph("展厅.jpg"),
    ]);
    await expect(rowsOf(clerk)).toHaveCount(2);
    await expect(clerk.getByRole("status").filter({ hasText: "已添加 2 个，1 个没有添加。" })).toBeVisible();
    await expect(clerk.getByRole("alert").filter({ hasText: "其实是程序" })).toBeVisible();
    await expect(clerk.getByText("缺文字说明")).toHaveCount(2);
    await expectAccessible(clerk);
  });

  await test.step("the same photograph again is not added twice", async () => {
    const same = await photograph("一样的.jpg");
    await field.setInputFiles([same]);
    await expect(rowsOf(clerk)).toHaveCount(3);
    await field.setInputFiles([same]);
    await expect(clerk.getByText("这个文件已经在这里了")).toBeVisible();
    await expect(rowsOf(clerk)).toHaveCount(3);
  });

  await test.step("a text that is too long is refused at its field and kept", async () => {
    const row = rowsOf(clerk).filter({ hasText: "石碑䶮.jpg" });
    await row.getByLabel("文字说明").fill("长".repeat(301));
    await row.getByRole("button", { name: "保存说明" }).click();
    await expect(row.getByText("照片的文字说明最多 300 个字。")).toBeVisible();
    await row.getByLabel("文字说明").fill("门口的石碑，上面有五个字");
    await row.getByLabel("图注").fill("2025 年春天");
    await row.getByRole("button", { name: "保存说明" }).click();
    await expect(row.getByText("缺文字说明")).toHaveCount(0);
  });

  await test.step("the second becomes the first, and the focus stays with it", async () => {
    const up = clerk.getByRole("button", { name: "上移“展厅.jpg”" });
    await up.click();
    await expect(rowsOf(clerk).first()).toContainText("展厅.jpg");
    await expect(up).toBeFocused();
  });

  await test.step("a resident sees them in that order", async () => {
    await page.goto(`/teaching-points/${point.id}`);
    const shown = page.getByRole("img", { name: "门口的石碑，上面有五个字" });
    await expect(shown).toBeVisible();
    await shown.scrollIntoViewIfNeeded();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expect(page.getByText("2025 年春天")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("what is removed leaves the public page; the history keeps it", async () => {
    await rowsOf(clerk).filter({ hasText: "石碑䶮.jpg" }).getByRole("button", { name: "移除" }).click();
    await clerk.getByRole("dialog").getByRole("button", { name: "移除" }).click();
    await expect(rowsOf(clerk)).toHaveCount(2);
    await page.goto(`/teaching-points/${point.id}`);
    await expect(page.getByText("2025 年春天")).toHaveCount(0);
    await clerk.goto(`/admin/teaching-points/${point.id}?tab=history`);
    await expect(clerk.getByText("移除附件")).toBeVisible();
  });
});

test("a resident sees the photograph of a point on a phone @phone", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const point = await aPublicPoint();
  await clerk.goto(point.shelf);
  await clerk.getByLabel(/^添加照片/).setInputFiles([await photograph("手机上看.jpg")]);
  await expect(rowsOf(clerk)).toHaveCount(1);
  await expectAccessible(clerk);
  await page.goto(`/teaching-points/${point.id}`);
  const shown = page.getByRole("img", { name: "第 1 张照片" });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page);
});

test("without script photographs come by a plain form; the good one stays, the bad one has its sentence", async ({
  signIn,
  browser,
  contextOptions,
}) => {
  const clerk = await signIn("CLERK");
  const point = await aPublicPoint();
  const storageState = await clerk.context().storageState();
  const context = await browser.newContext({ ...contextOptions, storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(point.shelf);
  await plain.getByLabel(/^添加照片/).setInputFiles([await photograph("好的.jpg"), program("坏的.jpg")]);
  await plain.getByRole("button", { name: "上传", exact: true }).click();
  await expect(plain.getByRole("status").filter({ hasText: "已添加 1 个文件。" })).toBeVisible();
  await expect(rowsOf(plain)).toHaveCount(1);
  await expect(plain.getByRole("alert").filter({ hasText: "坏的" })).toBeVisible();
  await context.close();
});

test("who may not keep files sees them without a way to change them, and is refused by the server", async ({
  signIn,
}) => {
  const leader = await signIn("LEADER");
  const point = await aPublicPoint();
  await leader.goto(point.shelf);
  await expect(leader.getByText("还没有照片")).toBeVisible();
  await expect(leader.getByLabel(/^添加照片/)).toHaveCount(0);
  const address = `/api/attachments?ownerType=teaching-point&ownerId=${point.id}&back=/admin`;
  const answer = await leader.request.post(address, { multipart: { files: await photograph("越权.jpg") } });
  expect(answer.status()).toBe(403);
});
