import { dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { anAppointment } from "@/lib/testing/appointments";
import { aJpeg } from "@/lib/testing/files";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

test("the clerk enters a lecturer, finds them by initials, and tells namesakes apart", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  const enter = async (post: string) => {
    await clerk.goto("/admin/lecturers/new");
    await clerk.getByLabel("姓名").fill("曾䶮䶮");
    await clerk.getByLabel("职务").fill(post);
    await clerk.getByLabel("专长").fill('=cmd|"/C calc"!A0 <script>alert(1)</script>');
    await clerk.getByRole("button", { name: "保存" }).click();
  };
  await enter("甲村书记");
  await expect(clerk.getByRole("heading", { name: /曾䶮䶮/, level: 1 })).toBeVisible();
  await expect(clerk.getByText('=cmd|"/C calc"!A0 <script>alert(1)</script>')).toBeVisible();
  await expectAccessible(clerk);

  await enter("乙村书记");
  await expect(clerk.getByLabel("职务")).toHaveValue("乙村书记");
  await clerk.getByLabel("确认是另一位同名讲师").check();
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name: /曾䶮䶮/, level: 1 })).toBeVisible();

  await clerk.goto("/admin/lecturers?q=zyy");
  await expect(clerk.getByText("甲村书记")).toBeVisible();
  await expect(clerk.getByText("乙村书记")).toBeVisible();
  await expectAccessible(clerk);
});

test("a name of ten thousand characters or of spaces is refused at its field and kept", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/lecturers/new");
  for (const name of ["　 　", "长".repeat(10_000)]) {
    await clerk.getByLabel("姓名").fill(name);
    await clerk.getByRole("button", { name: "保存" }).click();
    await expect(clerk.getByLabel("姓名")).toHaveAttribute("aria-invalid", "true");
    await expect(clerk.getByLabel("姓名")).toBeFocused();
    expect((await clerk.getByLabel("姓名").inputValue()).length).toBe(name.length);
  }
});

test("the lists and forms of the staff read on a phone @phone", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  const pages = [
    "",
    "/lecturers",
    "/lecturers/new",
    "/lecturer-teams",
    "/organizations",
    "/appointments",
    "/appointments/new",
  ];
  for (const path of [...pages, "/ceremonies", "/ceremonies/new", "/teaching-points", "/teaching-points/new"]) {
    await clerk.goto(`/admin${path}`);
    await expectAccessible(clerk);
  }
});

test("a portrait is public once a consent covers it, and not a moment longer", async ({ signIn, page }) => {
  const clerk = await signIn("CLERK");
  const id = await db.$transaction(async (tx) => {
    const lecturer = await aLecturer(tx, { name: "有照片的讲师" });
    await aConsent(tx, lecturer.id);
    await anAppointment(tx, { lecturerIds: [lecturer.id], termStart: dayInShanghai(), termEnd: null });
    return lecturer.id;
  });
  const portrait = page.getByRole("img", { name: "有照片的讲师的照片" });
  await clerk.goto(`/admin/lecturers/${id}?tab=files`);
  const photograph = { name: "证件照.jpg", mimeType: "image/jpeg", buffer: await aJpeg({ width: 480, height: 640 }) };
  await clerk.getByLabel(/^添加照片/).setInputFiles([photograph]);
  await expect(clerk.getByText("照片不会公开：登记的公开同意不包括照片。")).toBeVisible();
  await page.goto(`/lecturers/${id}`);
  await expect(page.getByRole("heading", { name: "有照片的讲师", level: 1 })).toBeVisible();
  await expect(portrait).toHaveCount(0);

  const reconsent = async (evidence: string, covers: boolean) => {
    await clerk.goto(`/admin/lecturers/${id}`);
    await clerk.getByRole("link", { name: "改登（照片）" }).click();
    await clerk.getByLabel("依据").fill(evidence);
    await clerk.getByLabel("同意也公开照片").setChecked(covers);
    await expectAccessible(clerk);
    await clerk.getByRole("button", { name: "改登" }).click();
    await expect(clerk.getByText(covers ? "已改登，公开同意包括照片。" : "已改登，公开同意不包括照片。")).toBeVisible();
    await expectAccessible(clerk);
    await page.goto(`/lecturers/${id}`);
  };
  await reconsent("补签的同意书，3号文件夹", true);
  await expect.poll(() => portrait.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page);
  const address = (await portrait.getAttribute("src")) ?? "";
  await reconsent("来信：不再公开照片", false);
  await expect(portrait).toHaveCount(0);
  expect((await page.request.get(address)).status()).toBe(404);
});
