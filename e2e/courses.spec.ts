import type { Page } from "@playwright/test";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { anAppointment } from "@/lib/testing/appointments";
import { aCourse, aPublicCourse, givenBy } from "@/lib/testing/courses";
import { anOfficeFile, aPdf, MAIN_PARTS } from "@/lib/testing/documents";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { silentMp4 } from "@/lib/testing/videos";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const today = dayInShanghai();

type Made = { name: string; consents?: true; termEnd?: string };

/** Lecturers appointed some months ago (after 2025, whose summary another journey counts), until a day or without end. */
const lecturersMade = (...made: Made[]) =>
  db.$transaction(async (tx) => {
    const ids: number[] = [];
    for (const { name, consents, termEnd = null } of made) {
      const { id } = await aLecturer(tx, { name });
      if (consents) await aConsent(tx, id);
      await anAppointment(tx, { lecturerIds: [id], termStart: addDays(today, -100), termEnd });
      ids.push(id);
    }
    return ids;
  });

/** From the staff page, so that what the site had kept of its lists expires. */
async function publish(clerk: Page, id: number): Promise<void> {
  await clerk.goto(`/admin/courses/${id}`);
  await clerk.getByRole("button", { name: "公开", exact: true }).click();
  await clerk.getByRole("dialog").getByRole("button", { name: "公开" }).click();
  await expect(clerk.getByRole("button", { name: "撤下" })).toBeVisible();
}

async function chooseLecturer(clerk: Page, place: number, name: string): Promise<void> {
  const row = clerk.getByRole("listitem").filter({ hasText: `讲师 ${place}` });
  // The list opens only once the page's script has taken over.
  await expect(async () => {
    await row.getByRole("combobox", { name: "讲师", exact: true }).fill("");
    await row.getByRole("combobox", { name: "讲师", exact: true }).fill(name);
    await clerk.getByRole("option", { name }).first().click({ timeout: 1000 });
  }).toPass();
}

test("the clerk enters a course with four lecturers, modes and hours; the public reads who gives it and who gave it", async ({
  signIn,
  page,
}) => {
  const clerk = await signIn("CLERK");
  const [, formerId] = await lecturersMade(
    { name: "课上甲", consents: true },
    { name: "课上乙", consents: true, termEnd: addDays(today, -1) },
    { name: "课上丙" },
    { name: "课上丁", consents: true },
  );

  await test.step("the school writes its own ways of teaching", async () => {
    await clerk.goto("/admin/courses/modes");
    await clerk.getByLabel("名称").fill("边走边讲");
    await clerk.getByRole("button", { name: "添加", exact: true }).click();
    await expect(clerk.getByRole("listitem").filter({ hasText: "边走边讲" })).toBeVisible();
    await expectAccessible(clerk);
  });

  await test.step("one lecturer twice is refused at the field, and what was typed stays", async () => {
    await clerk.goto("/admin/courses/new");
    await clerk.getByLabel("名称", { exact: true }).fill("《四人讲的课<b>䶮</b>》");
    await clerk.getByLabel("形式").selectOption({ label: "专题党课" });
    await clerk.getByLabel("四色").selectOption({ label: "蓝创智造" });
    await clerk.getByLabel("内容简介").fill("第一段。\n\n第二段。");
    await clerk.getByLabel("时长").fill("90");
    await clerk.getByLabel("学时").fill("2。5");
    await clerk.getByLabel("边走边讲").check();
    for (let place = 1; place <= 4; place++) await clerk.getByRole("button", { name: "添加讲师" }).click();
    for (const [index, name] of ["课上甲", "课上乙", "课上丙", "课上甲"].entries()) {
      await chooseLecturer(clerk, index + 1, name);
    }
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByText("同一位讲师只能列一次，第 1 项已经是了。")).toBeVisible();
    await expect(clerk.getByLabel("学时")).toHaveValue("2。5");
    await expect(clerk.getByLabel("边走边讲")).toBeChecked();
    await expectAccessible(clerk);
    await chooseLecturer(clerk, 4, "课上丁");
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByRole("heading", { name: "四人讲的课<b>䶮</b>", level: 1 })).toBeVisible();
    await expect(clerk.getByRole("listitem").filter({ hasText: "课上乙" })).toContainText("曾任讲师");
    await expect(clerk.getByRole("listitem").filter({ hasText: "课上丙" })).toContainText("姓名不公开");
    await expectAccessible(clerk);
  });

  const { id } = await db.course.findFirstOrThrow({ where: { title: "四人讲的课<b>䶮</b>" } });
  await test.step("it is public once it is published", async () => {
    expect((await page.goto(`/courses/${id}`))?.status()).toBe(404);
    await publish(clerk, id);
    await page.goto(`/courses/${id}`);
    await expect(page.getByRole("heading", { name: "《四人讲的课<b>䶮</b>》", level: 1 })).toBeVisible();
    for (const words of ["90 分钟", "2.5 学时", "边走边讲", "另有 1 位讲师未公开姓名。"]) {
      await expect(page.getByText(words)).toBeVisible();
    }
    const givers = page.getByRole("region", { name: "主讲" }).getByRole("listitem");
    await expect(givers).toHaveText([/课上甲/, /课上乙\s*曾任讲师/, /课上丁/]);
    await expect(givers.nth(1).getByRole("link")).toHaveCount(0);
    expect(await page.content()).not.toContain("课上丙");
    await expectAccessible(page);
  });

  await test.step("somebody whose appointment is over has no page, but the courses stay", async () => {
    expect((await page.goto(`/lecturers/${formerId}`))?.status()).toBe(404);
    await page.goto(`/courses/lecturer/${formerId}`);
    await expect(page.getByRole("link", { name: "四人讲的课<b>䶮</b>" })).toBeVisible();
    await page.goto("/courses");
    await page.getByRole("link", { name: "按讲师查看课程" }).click();
    await expectAccessible(page);
    await page.getByRole("link", { name: "课上甲" }).click();
    await expect(page.getByRole("heading", { name: "课上甲的课程", level: 1 })).toBeVisible();
  });

  await test.step("withdrawn, it is gone", async () => {
    await clerk.getByRole("button", { name: "撤下" }).click();
    await clerk.getByRole("dialog").getByLabel("原因").fill("内容要改");
    await clerk.getByRole("dialog").getByRole("button", { name: "撤下" }).click();
    await expect(clerk.getByRole("button", { name: "公开", exact: true })).toBeVisible();
    expect((await page.goto(`/courses/${id}`))?.status()).toBe(404);
    await page.goto("/courses/search?q=四人讲的课");
    await expect(page.getByText("没有找到这样的课程。")).toBeVisible();
  });
});

test("a resident finds a course on a phone by form, colour, lecturer and words @phone", async ({ signIn, page }) => {
  const [lecturerId] = await lecturersMade({ name: "手机上找的讲师", consents: true });
  const { id } = await db.$transaction((tx) =>
    aCourse(tx, {
      ...{ title: "手机上找的课", form: "FEATURED", color: "GREEN", minutes: 45 },
      ...{ synopsis: "讲一讲凤凰山的樟树。", lecturers: givenBy({ lecturerId }) },
    }),
  );
  await publish(await signIn("CLERK"), id);
  const found = page.getByRole("link", { name: "手机上找的课" });
  const ways: [string, () => Promise<void>][] = [
    ["form", () => page.getByRole("link", { name: /^精品党课/ }).click()],
    [
      "colour",
      () =>
        page
          .getByRole("navigation", { name: "按四色查看" })
          .getByRole("link", { name: /^绿行生态/ })
          .click(),
    ],
    [
      "lecturer",
      async () => {
        await page.getByRole("link", { name: "按讲师查看课程" }).click();
        await page.getByRole("link", { name: "手机上找的讲师" }).click();
      },
    ],
    ...["手机上找", "凤凰山", "手机上找的讲师", "sjszd"].map((words): [string, () => Promise<void>] => [
      words,
      async () => {
        await page.getByLabel("找一门课").fill(words);
        await page.getByRole("button", { name: "查找" }).click();
      },
    ]),
  ];
  for (const [way, go] of ways) {
    await test.step(`by ${way}`, async () => {
      await page.goto("/courses");
      await go();
      await expect(found).toBeVisible();
      await expectAccessible(page);
    });
  }
  await found.click();
  await expect(page.getByText("45 分钟")).toBeVisible();
  await expectAccessible(page);
});

test("a course hands out its papers and plays its video from the site's own storage", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const { id } = await db.$transaction((tx) => aPublicCourse(tx, { title: "有资料的课" }));
  await clerk.goto(`/admin/courses/${id}?tab=files`);
  await clerk.getByLabel(/^添加照片、视频、文件/).setInputFiles([
    { name: "讲义䶮 1.pdf", mimeType: "application/pdf", buffer: aPdf() },
    { name: "教案.docx", mimeType: "application/octet-stream", buffer: await anOfficeFile(MAIN_PARTS.docx) },
    { name: "课堂.mp4", mimeType: "video/mp4", buffer: silentMp4() },
  ]);
  for (const [kind, count] of [
    ["文件", 2],
    ["视频", 1],
  ] as const) {
    await expect(clerk.getByRole("region", { name: kind, exact: true }).getByRole("listitem")).toHaveCount(count);
  }
  await expectAccessible(clerk);

  await page.goto(`/courses/${id}`);
  await expect(page.getByRole("region", { name: "资料下载" }).getByRole("listitem")).toHaveText([/PDF/, /Word/]);
  for (const name of ["讲义䶮 1.pdf", "教案.docx"]) {
    const link = page.getByRole("link", { name });
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-disposition"]).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
  }
  const video = page.locator("video");
  await video.evaluate((element: HTMLVideoElement) => element.play());
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0);
  await expectAccessible(page);
});
