import type { Page } from "@playwright/test";
import { addDays, dayInShanghai, formatDay } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { anAppointment } from "@/lib/testing/appointments";
import { readCalendar } from "@/lib/testing/calendar-reader";
import { aCeremony, anAgendaItem } from "@/lib/testing/ceremonies";
import { aPublicCourse } from "@/lib/testing/courses";
import { aJpeg } from "@/lib/testing/files";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { silentMp4 } from "@/lib/testing/videos";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const today = dayInShanghai();
const nextMonth = addDays(today, 30);

async function publish(clerk: Page): Promise<void> {
  await clerk.getByRole("button", { name: "公开", exact: true }).click();
  await clerk.getByRole("dialog").getByRole("button", { name: "公开" }).click();
  await expect(clerk.getByRole("button", { name: "撤下" })).toBeVisible();
}

async function withdraw(clerk: Page, reason: string): Promise<void> {
  await clerk.getByRole("button", { name: "撤下" }).click();
  await clerk.getByRole("dialog").getByLabel("原因").fill(reason);
  await clerk.getByRole("dialog").getByRole("button", { name: "撤下" }).click();
  await expect(clerk.getByRole("button", { name: "公开", exact: true })).toBeVisible();
}

/** The entries of the calendar to follow that are called so. */
async function followed(page: Page, title: string) {
  const answer = await page.request.get("/calendar.ics");
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  return readCalendar(await answer.text()).events.filter(({ SUMMARY }) => SUMMARY === title);
}

test("a gathering is announced with its times, stands in the calendar and the feed, moves, and is withdrawn", async ({
  signIn,
  page,
}) => {
  const clerk = await signIn("CLERK");
  const title = "讲评会<b>䶮</b>, 暨聘任仪式";
  await clerk.goto("/admin/ceremonies/new");
  await clerk.getByLabel("名称").fill(title);
  await clerk.getByLabel("举办日期").fill(nextMonth);
  await clerk.getByLabel("开始时间").fill("下午2点");
  await clerk.getByLabel("结束时间").fill("13:00");
  await clerk.getByLabel("地点").fill("佘北党群服务中心");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("结束时间要晚于开始时间。")).toBeVisible();
  await expect(clerk.getByLabel("开始时间")).toHaveValue("下午2点");
  await clerk.getByLabel("结束时间").fill("16：30");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name: "编辑议程" })).toBeVisible();
  const { id } = await db.ceremony.findFirstOrThrow({ where: { title } });
  await clerk.goto(`/admin/ceremonies/${id}`);
  expect((await page.request.get(`/ceremonies/${id}/event.ics`)).status()).toBe(404);
  expect(await followed(page, title)).toEqual([]);
  await publish(clerk);

  const before = await test.step("a resident sees it coming, and takes it along", async () => {
    await page.goto("/calendar");
    await expectAccessible(page);
    await page.getByRole("link", { name: title, exact: true }).click();
    await expect(page.getByText(formatDay(nextMonth))).toBeVisible();
    await expect(page.getByText("14:00至16:30")).toBeVisible();
    await expectAccessible(page);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "加到日历" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.ics$/);
    const [entry, ...others] = await followed(page, title);
    expect(others).toEqual([]);
    const start = `${nextMonth.replaceAll("-", "")}T060000Z`;
    expect(entry).toMatchObject({ DTSTART: start, LOCATION: "佘北党群服务中心" });
    const alone = readCalendar(await (await page.request.get(`/ceremonies/${id}/event.ics`)).text());
    expect(alone).toEqual({ name: null, events: [entry] });
    return entry!;
  });

  await test.step("it moves a day; the calendar knows it again", async () => {
    await clerk.goto(`/admin/ceremonies/${id}/edit`);
    await clerk.getByLabel("举办日期").fill(addDays(nextMonth, 1));
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByText("已保存。")).toBeVisible();
    const [entry] = await followed(page, title);
    expect(entry?.UID).toBe(before.UID);
    expect(entry?.DTSTART).toBe(`${addDays(nextMonth, 1).replaceAll("-", "")}T060000Z`);
    expect(Number(entry?.SEQUENCE)).toBeGreaterThan(Number(before.SEQUENCE));
  });

  await test.step("withdrawn, it is gone everywhere", async () => {
    await withdraw(clerk, "改期");
    expect(await followed(page, title)).toEqual([]);
    for (const address of [`/ceremonies/${id}`, `/ceremonies/${id}/event.ics`]) {
      expect((await page.request.get(address)).status()).toBe(404);
    }
    await page.goto("/calendar");
    await expect(page.getByRole("link", { name: title, exact: true })).toHaveCount(0);
  });
});

test("the years are listed by month, and a year without gatherings is not found", async ({ page }) => {
  await page.goto("/calendar");
  await page.getByRole("link", { name: "2025 年" }).click();
  await expect(page.getByRole("region", { name: "2 月" })).toContainText("2025年社区党校讲师聘任仪式");
  await expectAccessible(page);
  for (const year of ["1999", "abc", "02025"]) expect((await page.goto(`/calendar/${year}`))?.status()).toBe(404);
});

test("who was handed a letter is named only with consent, and nobody before the day", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const { id, named } = await db.$transaction(async (tx) => {
    const ceremony = await aCeremony(tx, { title: "发聘书用的仪式", heldOn: today });
    const people = [await aLecturer(tx, { name: "领聘书甲" }), await aLecturer(tx, { name: "领聘书乙" })];
    await aConsent(tx, people[0]!.id);
    const lecturerIds = people.map((one) => one.id);
    const term = { category: "PART_TIME" as const, termStart: today, termEnd: null };
    await anAppointment(tx, { lecturerIds, ...term, ceremonyId: ceremony.id });
    return { id: ceremony.id, named: people[0]!.id };
  });
  await clerk.goto(`/admin/ceremonies/${id}`);
  await publish(clerk);
  await page.goto(`/ceremonies/${id}`);
  const letters = page.getByRole("region", { name: /^颁发聘书/ });
  await expect(letters).toContainText("2 份");
  await expect(letters.getByRole("link", { name: "领聘书甲" })).toHaveAttribute("href", `/lecturers/${named}`);
  await expect(letters).toContainText("另有 1 位未公开姓名");
  expect(await page.content()).not.toContain("领聘书乙");
  await expectAccessible(page);

  await test.step("the consent is withdrawn: the letter counts on, the name is gone", async () => {
    await clerk.goto(`/admin/lecturers/${named}/consent`);
    await clerk.getByRole("button", { name: "登记撤回" }).click();
    await expect(clerk.getByText("已登记撤回")).toBeVisible();
    await page.goto(`/ceremonies/${id}`);
    await expect(letters).toContainText("2 位未公开姓名");
    expect(await page.content()).not.toContain("领聘书甲");
  });

  await test.step("put off until tomorrow, nothing was handed over yet", async () => {
    await clerk.goto(`/admin/ceremonies/${id}/edit`);
    await clerk.getByLabel("举办日期").fill(addDays(today, 1));
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByText("已保存。")).toBeVisible();
    await page.goto(`/ceremonies/${id}`);
    await expect(page.getByRole("link", { name: "加到日历" })).toBeVisible();
    await expect(letters).toHaveCount(0);
  });
});

test("the programme reads on a phone, with the video at its step and the way to the course @phone", async ({
  signIn,
  page,
}) => {
  const clerk = await signIn("CLERK");
  const { id, courseId } = await db.$transaction(async (tx) => {
    const ceremony = await aCeremony(tx, { title: "有视频的仪式", heldOn: addDays(today, -3), startTime: "09:00" });
    await anAgendaItem(tx, ceremony.id, { kind: "VIDEO", title: "一年回顾" });
    await anAgendaItem(tx, ceremony.id, { kind: "MICRO_COURSE", title: "手机上的微党课" });
    const course = await aPublicCourse(tx, { title: "手机上的微党课", form: "MICRO" });
    return { id: ceremony.id, courseId: course.id };
  });
  await clerk.goto(`/admin/ceremonies/${id}?tab=files`);
  await clerk.getByLabel(/^添加照片、视频、文件/).setInputFiles([
    { name: "回顾.mp4", mimeType: "video/mp4", buffer: silentMp4() },
    { name: "现场.jpg", mimeType: "image/jpeg", buffer: await aJpeg() },
  ]);
  for (const kind of ["照片", "视频"]) {
    await expect(clerk.getByRole("region", { name: kind, exact: true }).getByRole("listitem")).toHaveCount(1);
  }
  await clerk.goto(`/admin/ceremonies/${id}/agenda`);
  await clerk.getByRole("link", { name: "修改“一年回顾”" }).click();
  await clerk.getByRole("checkbox", { name: "回顾.mp4" }).check();
  await expectAccessible(clerk);
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("视频：回顾.mp4")).toBeVisible();
  await test.step("the course was written down after the programme: the clerk says which one it is", async () => {
    await clerk.getByRole("link", { name: "修改“手机上的微党课”" }).click();
    const field = clerk.getByRole("combobox", { name: "对应的课程" });
    await expect(async () => {
      await field.fill("");
      await field.fill("手机上的");
      await clerk.getByRole("option", { name: "手机上的微党课" }).click({ timeout: 1000 });
    }).toPass();
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByText("课程：手机上的微党课")).toBeVisible();
  });
  await clerk.goto(`/admin/ceremonies/${id}`);
  await publish(clerk);

  await page.goto(`/ceremonies/${id}`);
  const [shown, given] = [0, 1].map((index) =>
    page.getByRole("region", { name: "议程" }).getByRole("listitem").nth(index),
  );
  await expect(shown!.getByRole("heading", { name: "一年回顾" })).toBeVisible();
  await expect(shown!.locator("video")).toBeVisible();
  await expect(page.locator("video")).toHaveCount(1);
  await expect(given!.getByRole("link", { name: "《手机上的微党课》" })).toHaveAttribute(
    "href",
    `/courses/${courseId}`,
  );
  await expect(page.getByRole("region", { name: "照片" }).getByRole("img")).toBeVisible();
  await expectAccessible(page);
});
