import { db } from "@/lib/core/db";
import { aCourse } from "@/lib/testing/courses";
import { aJpeg } from "@/lib/testing/files";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

test("a description that is not saved is asked about before its course is published, and kept", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  const { id } = await db.$transaction((tx) => aCourse(tx));
  await clerk.goto(`/admin/courses/${id}?tab=files`);
  const photograph = { name: "石碑.jpg", mimeType: "image/jpeg", buffer: await aJpeg() };
  await clerk.getByLabel(/^添加/).setInputFiles(photograph);
  const words = clerk.getByLabel("文字说明");
  await words.fill("石碑前站着三十多位党员。");
  const publish = async () => {
    await clerk.getByRole("button", { name: "公开", exact: true }).click();
    await clerk.getByRole("dialog").getByRole("button", { name: "公开" }).click();
  };
  await publish();
  const asked = clerk.getByRole("alertdialog", { name: "填写的内容还没有保存" });
  await expect(asked).toContainText("“保存说明”");
  await expectAccessible(clerk);
  await asked.getByRole("button", { name: "取消" }).click();
  await clerk.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  await expect(words).toHaveValue("石碑前站着三十多位党员。");
  expect((await db.course.findUniqueOrThrow({ where: { id } })).publishedAt).toBeNull();

  await clerk.getByRole("button", { name: "保存说明" }).click();
  await expect(clerk.getByText("已保存。")).toBeVisible();
  await publish();
  await expect(clerk.getByRole("button", { name: "撤下" })).toBeVisible();
  await expect(asked).toHaveCount(0);
});

test("a link away from a half-filled form asks first; to cancel the form itself needs no question", async ({
  signIn,
}) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/courses/new");
  const title = clerk.getByLabel("名称", { exact: true });
  await title.fill("写了一半的课");
  await clerk.getByRole("main").getByRole("link", { name: "课程", exact: true }).click();
  const asked = clerk.getByRole("alertdialog");
  await asked.getByRole("button", { name: "取消" }).click();
  await expect(title).toHaveValue("写了一半的课");
  await clerk.getByRole("navigation", { name: "工作台" }).getByRole("link", { name: "讲师", exact: true }).click();
  await asked.getByRole("button", { name: "不保存，继续" }).click();
  await expect(clerk).toHaveURL(/\/admin\/lecturers$/);

  await clerk.goto("/admin/courses/new");
  await title.fill("不写了");
  await title.fill("");
  await clerk.getByRole("link", { name: "课程", exact: true }).first().click();
  await expect(clerk).toHaveURL(/\/admin\/courses$/);

  await clerk.goto("/admin/courses/new");
  await title.fill("不写了");
  await clerk.getByRole("link", { name: "取消" }).click();
  await expect(clerk).toHaveURL(/\/admin\/courses$/);
});

test("the browser asks before a window with something unsaved is closed", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/courses/new");
  await clerk.getByLabel("名称", { exact: true }).pressSequentially("半截");
  const question = clerk.waitForEvent("dialog");
  await clerk.close({ runBeforeUnload: true });
  const dialog = await question;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(clerk.getByLabel("名称", { exact: true })).toHaveValue("半截");
});

test("what was saved, also after a refusal and on the same page, is not asked about", async ({ signIn }) => {
  const administrator = await signIn("ADMINISTRATOR");
  await administrator.goto("/admin/settings?tab=files");
  const megabytes = administrator.getByLabel(/视频/);
  const before = Number(await megabytes.inputValue());
  const form = administrator.locator("form").filter({ has: megabytes });
  await megabytes.fill("很大");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.locator("[data-invalid=true]")).toBeVisible();
  await megabytes.fill(String(before + 1));
  await form.getByRole("button", { name: "保存" }).click();
  await expect(administrator.getByText("设置已保存。")).toBeVisible();
  await administrator.getByRole("navigation", { name: "工作台" }).getByRole("link", { name: "账号" }).click();
  await expect(administrator).toHaveURL(/\/admin\/accounts$/);
});
