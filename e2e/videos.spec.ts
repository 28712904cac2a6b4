import { utimes, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { aPublicCourse } from "@/lib/testing/courses";
import { silentMp4 } from "@/lib/testing/videos";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const PART_BYTES = 8 * 1024 ** 2;

const rowsOf = (page: Page): Locator => page.getByRole("region", { name: "视频", exact: true }).getByRole("listitem");
const fieldOf = (page: Page): Locator => page.getByLabel(/^添加照片、视频/);

/** A video on the disk that takes two parts: nearly all of it is a box that players pass over. */
async function aLongVideo(file: string): Promise<string> {
  const free = Buffer.alloc(PART_BYTES);
  free.writeUInt32BE(free.length);
  free.write("free", 4);
  await writeFile(file, Buffer.concat([silentMp4(), free]));
  // The browser knows a file again by its name, size and time.
  await utimes(file, new Date("2025-12-20"), new Date("2025-12-20"));
  return file;
}

async function aCourseToShowIt() {
  const { id } = await db.$transaction((tx) => aPublicCourse(tx));
  return { page: `/courses/${id}`, shelf: `/admin/courses/${id}?tab=files` };
}

/** The parts that were sent, by where they begin. */
function partsSentBy(page: Page): number[] {
  const parts: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") parts.push(Number(request.headers()["upload-offset"]));
  });
  return parts;
}

test("a video is cut off half-way and goes on from there when it is chosen again; a resident plays it", async ({
  signIn,
  page,
}, info) => {
  const clerk = await signIn("CLERK");
  const course = await aCourseToShowIt();
  const file = await aLongVideo(info.outputPath("2025 回顾䶮.mp4"));
  clerk.on("dialog", (dialog) => dialog.accept());
  await clerk.goto(course.shelf);

  await test.step("the line breaks after the first part, and the page is closed", async () => {
    await clerk.route("**/api/uploads/*", (route) => {
      const offset = Number(route.request().headers()["upload-offset"]);
      return offset >= PART_BYTES || route.request().method() === "HEAD" ? route.abort() : route.continue();
    });
    await fieldOf(clerk).setInputFiles(file);
    await expect(clerk.getByText("网络断了，正在重新连接…").first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(clerk);
    await clerk.reload();
    await clerk.unroute("**/api/uploads/*");
  });

  await test.step("the same file goes on where it stopped, and hangs on the course with a poster", async () => {
    const parts = partsSentBy(clerk);
    await fieldOf(clerk).setInputFiles(file);
    await expect(rowsOf(clerk)).toHaveCount(1, { timeout: 30_000 });
    expect(parts).toEqual([PART_BYTES]);
    await expect(rowsOf(clerk)).toContainText("2025 回顾䶮.mp4");
    await expect(rowsOf(clerk)).toContainText("时长 1 秒，无声");
    await expect(rowsOf(clerk).getByText("换封面")).toBeVisible();
    await expectAccessible(clerk);
  });

  await test.step("a resident plays it, in parts", async () => {
    await page.goto(course.page);
    const video = page.locator("video");
    await expect(video).toBeVisible();
    const part = page.waitForResponse((response) => response.status() === 206);
    await video.evaluate((element: HTMLVideoElement) => element.play());
    expect((await part).headers()["content-range"]).toMatch(/^bytes \d+-\d+\/838\d{4}$/);
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0);
    await expectAccessible(page);

    const address = (await page.locator("video source").getAttribute("src"))!;
    const first = await page.request.get(address, { headers: { Range: "bytes=4-11" } });
    expect([first.status(), (await first.body()).toString()]).toEqual([206, "ftypisom"]);
    const beyond = await page.request.get(address, { headers: { Range: "bytes=99999999-" } });
    expect(beyond.status()).toBe(416);
  });
});

test("who is signed out meanwhile signs in again, and the video goes on where it stopped", async ({ signIn }, info) => {
  const clerk = await signIn("CLERK");
  const course = await aCourseToShowIt();
  await clerk.goto(course.shelf);
  const session = await clerk.context().cookies();
  await clerk.route("**/api/uploads/*", async (route) => {
    if (Number(route.request().headers()["upload-offset"]) >= PART_BYTES) await clerk.context().clearCookies();
    await route.continue();
  });
  const parts = partsSentBy(clerk);
  await fieldOf(clerk).setInputFiles(await aLongVideo(info.outputPath("退出.mp4")));
  const refusal = clerk.getByRole("alert").filter({ hasText: "您的登录已经结束" });
  await expect(refusal).toBeVisible({ timeout: 30_000 });
  await test.step("trying again without signing in loses nothing", async () => {
    await clerk.getByRole("button", { name: "重试上传“退出.mp4”" }).click();
    await expect(refusal).toBeVisible();
  });
  await clerk.unroute("**/api/uploads/*");
  await clerk.context().addCookies(session);
  await clerk.getByRole("button", { name: "重试上传“退出.mp4”" }).click();
  await expect(rowsOf(clerk)).toHaveCount(1, { timeout: 30_000 });
  expect(parts.filter((offset) => offset === 0)).toHaveLength(1);
});

test("a video that is given up leaves the server", async ({ signIn }, info) => {
  const clerk = await signIn("CLERK");
  await clerk.goto((await aCourseToShowIt()).shelf);
  await clerk.route("**/api/uploads/*", async (route) => {
    // The second part stands still.
    if (Number(route.request().headers()["upload-offset"] ?? 0) < PART_BYTES) await route.continue();
  });
  const second = clerk.waitForRequest((request) => request.headers()["upload-offset"] === String(PART_BYTES));
  await fieldOf(clerk).setInputFiles(await aLongVideo(info.outputPath("不要了.mp4")));
  const address = (await second).url();
  await clerk.getByRole("button", { name: "取消上传“不要了.mp4”" }).click();
  await expect(clerk.getByText("已取消。")).toBeVisible();
  const asked = { headers: { "Tus-Resumable": "1.0.0" } };
  await expect.poll(async () => (await clerk.request.head(address, asked)).status()).toBe(404);
});
