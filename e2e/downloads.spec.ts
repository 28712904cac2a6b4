import type { Page } from "@playwright/test";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { withdrawCourse } from "@/lib/courses/commands";
import { aCourse, aPublicCourse } from "@/lib/testing/courses";
import { aPdf } from "@/lib/testing/documents";
import { aJpeg } from "@/lib/testing/files";
import { expect, test } from "./support/staff";

const NAME = "讲义䶮（2025）100%.pdf";

/** A PDF unlike any other. */
const document = (name: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.concat([aPdf(), Buffer.from(`% ${Math.random()}\n`)]),
});

/** Adds files to a course as the clerk does; gives their addresses in the order of the page. */
async function addTo(
  clerk: Page,
  course: { id: number },
  ...files: { name: string; mimeType: string; buffer: Buffer }[]
) {
  await clerk.goto(`/admin/courses/${course.id}?tab=files`);
  await clerk.getByLabel(/^添加照片、视频/).setInputFiles(files);
  const links = clerk.getByRole("link", { name: /^打开“/ });
  await expect(links).toHaveCount(files.length);
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
}

test("a resident saves a document under its own name", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const course = await db.$transaction((tx) => aPublicCourse(tx));
  const sent = document(NAME);
  await addTo(clerk, course, sent);
  await page.goto(`/courses/${course.id}`);
  const link = page.getByRole("region", { name: "资料下载" }).getByRole("link", { name: NAME });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(NAME);

  await test.step("with what a browser needs that does not know the page", async () => {
    const answer = await page.request.get((await link.getAttribute("href"))!);
    expect((await answer.body()).equals(sent.buffer)).toBe(true);
    expect(answer.headers()).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(sent.buffer.length),
      "content-disposition": `inline; filename="download.pdf"; filename*=UTF-8''${encodeURIComponent(NAME)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(/^default-src 'none';.*sandbox$/),
    });
    const again = await page.request.get(answer.url(), { headers: { "If-None-Match": answer.headers().etag! } });
    expect(again.status()).toBe(304);
  });
});

test("a file of a course that is not public is there for staff only", async ({ signIn, page }) => {
  const [clerk, auditor] = [await signIn("CLERK"), await signIn("AUDITOR")];
  const course = await db.$transaction((tx) => aCourse(tx));
  const photograph = { name: "未公开.jpg", mimeType: "image/jpeg", buffer: await aJpeg() };
  for (const address of await addTo(clerk, course, document("未公开.pdf"), photograph)) {
    const answer = await clerk.request.get(address);
    expect([answer.status(), answer.headers()["cache-control"]]).toEqual([200, "private, no-store"]);
    expect((await page.request.get(address)).status()).toBe(404);
    expect((await auditor.request.get(address)).status()).toBe(404);
  }
});

test("once its record is withdrawn a photograph is not served any more", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const course = await db.$transaction((tx) => aPublicCourse(tx));
  const photograph = { name: "撤回.jpg", mimeType: "image/jpeg", buffer: await aJpeg() };
  const [address] = await addTo(clerk, course, photograph);
  expect((await page.request.get(address!)).status()).toBe(200);
  await db.$transaction(async (tx) => {
    const { id, version } = await tx.course.findUniqueOrThrow({ where: { id: course.id } });
    await withdrawCourse(tx, SYSTEM, { id, version, reason: "测试撤回" });
  });
  const answer = await page.request.get(address!);
  expect([answer.status(), answer.headers()["cache-control"]]).toEqual([404, "no-store"]);
  expect((await clerk.request.get(address!)).status()).toBe(200);
});

test("an address that nobody gave out leads nowhere", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const course = await db.$transaction((tx) => aPublicCourse(tx));
  const [address] = await addTo(clerk, course, document("甲.pdf"));
  const key = address!.split("/")[2];
  for (const wrong of [
    `${key}/content`,
    `${key}/乙.pdf`,
    `${key}/..%2F..%2Fauth-secret`,
    `${key}/甲.pdf%00`,
    "..%2Fauth-secret/a",
  ]) {
    expect((await page.request.get(`/files/${wrong}`)).status()).toBe(404);
    expect((await clerk.request.get(`/files/${wrong}`)).status()).toBe(404);
  }
});

test("a form of files that another site sent is not received", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  const course = await db.$transaction((tx) => aCourse(tx));
  const address = `/api/attachments?ownerType=course&ownerId=${course.id}&back=/admin`;
  const answer = await clerk.request.post(address, {
    headers: { Origin: "https://evil.example", Accept: "application/json" },
    multipart: { files: document("外来.pdf") },
  });
  expect((await answer.json()).refused[0].sentence).toContain("不是从本站的页面发出的");
  const begun = await clerk.request.post("/api/uploads", {
    headers: { Origin: "https://evil.example", "Tus-Resumable": "1.0.0", "Upload-Length": "10" },
  });
  expect(begun.status()).toBe(403);
});
