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
