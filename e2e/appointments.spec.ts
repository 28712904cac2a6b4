import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db } from "@/lib/core/db";
import { aCeremony } from "@/lib/testing/ceremonies";
import { aLecturer } from "@/lib/testing/lecturers";
import { unzipped } from "@/lib/testing/zip";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/staff";

const DAY = "2026-09-10";
/** Names of this run alone: a journey by hand may meet those of the last one. */
const RUN = Date.now() % 100_000;
const ZHANG = `张䶮${RUN}`;
const WANG = `王𬭼${RUN}`;

test("the clerk proposes, sees who is refused and why, the leader approves, the letters are printed and verified", async ({
  signIn,
  page,
}) => {
  const { ceremony, people } = await db.$transaction(async (tx) => ({
    ceremony: await aCeremony(tx, { title: `测试聘任仪式${RUN}`, heldOn: DAY }),
    people: [await aLecturer(tx, { name: ZHANG }), await aLecturer(tx, { name: WANG })],
  }));
  const clerk = await signIn("CLERK");
  const leader = await signIn("LEADER");

  await propose(clerk, { people, ceremony, start: DAY, end: "2029-09-09" });
  await expect(clerk.getByText("可以呈报 2 个")).toBeVisible();
  await expectAccessible(clerk);
  await clerk.getByRole("button", { name: "呈报这 2 个" }).click();
  await expect(clerk.getByText("等待批准", { exact: true })).toBeVisible();
  await expect(clerk.getByRole("button", { name: "批准" })).toHaveCount(0);

  await leader.goto(clerk.url());
  await expect(leader.getByText("呈报人：测试CLERK")).toBeVisible();
  await leader.getByRole("button", { name: "批准" }).click();
  const asked = leader.getByRole("dialog", { name: new RegExp(`^批准聘任.*${ZHANG}`) });
  await expect(asked.getByText(/共 2 个，聘期/)).toBeVisible();
  await leader.getByRole("button", { name: "批准并编号" }).click();
  await expect(leader.getByRole("link", { name: /佘社党校聘〔2026〕\d{3}号/ })).toHaveCount(2);

  await test.step("a second proposal for the same person is refused, naming the letter", async () => {
    await propose(clerk, { people: people.slice(0, 1), ceremony, start: "2027-01-01", end: "" });
    await expect(clerk.getByText(new RegExp(`${ZHANG}的聘期与聘书 佘社党校聘〔2026〕\\d{3}号.*重叠`))).toBeVisible();
    await expect(clerk.getByRole("button", { name: /呈报这/ })).toHaveCount(0);
  });

  await test.step("one letter, twice, byte for byte", async () => {
    await clerk.goto(`/admin/appointments?q=${ZHANG}`);
    await clerk.getByRole("link", { name: ZHANG }).click();
    await expectAccessible(clerk);
    const href = await clerk.getByRole("link", { name: "下载 PDF" }).getAttribute("href");
    const [first, second] = [await clerk.request.get(href!), await clerk.request.get(href!)];
    expect(first.headers()["content-disposition"]).toContain(encodeURIComponent(ZHANG));
    const bytes = await first.body();
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.equals(await second.body())).toBe(true);
  });

  await test.step("all letters of the ceremony as a zip of single files", async () => {
    await clerk.goto(`/admin/ceremonies/${ceremony.id}/letters`);
    await clerk.getByLabel(/压缩包/).check();
    await clerk.getByRole("button", { name: "生成 2 份聘书" }).click();
    const download = clerk.waitForEvent("download");
    await clerk.getByRole("link", { name: "下载压缩包" }).click();
    const names = await namesInZip(await (await download).path());
    expect(names).toHaveLength(2);
    expect(names.join()).toContain(WANG);
  });

  await test.step("anybody verifies the letter; a reissue and an ending show at once", async () => {
    await clerk.goto(`/admin/appointments?q=${ZHANG}`);
    await clerk.getByRole("link", { name: ZHANG }).click();
    const code = (await clerk.locator("code").first().textContent())!;
    await page.goto(`/verify?code=${code.toLowerCase()}`);
    await expect(page.getByText(ZHANG).first()).toBeVisible();
    await expect(page.getByText("有效", { exact: true }).first()).toBeVisible();
    await expectAccessible(page);
    await clerk.getByRole("button", { name: "补发" }).click();
    await clerk.getByLabel("补发原因").fill("遗失");
    await clerk.getByRole("dialog").getByRole("button", { name: "补发" }).click();
    await expect(clerk.getByText(/已补发，新编号/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/已补发/).first()).toBeVisible();
    await page.goto("/verify?code=2222-2222-2222");
    await expect(page.getByText("没有查到这份聘书")).toBeVisible();
  });
});

test("a branch contact sees no staff page and is refused by the server", async ({ signIn }) => {
  const contact = await signIn("BRANCH_CONTACT");
  const response = await contact.goto("/admin/appointments/new");
  expect(response?.status()).toBe(403);
});

test("an address that names no record answers 404, never 500", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  const nouns = [
    "appointments",
    "appointments/proposals",
    "lecturers",
    "lecturer-teams",
    "ceremonies",
    "teaching-points",
  ];
  for (const noun of nouns) {
    for (const id of ["999999999", "abc", "1.5", "-1", "99999999999999999999"]) {
      expect((await clerk.goto(`/admin/${noun}/${id}`))?.status(), `${noun}/${id}`).toBe(404);
    }
  }
});

type Choice = { people: { name: string }[]; ceremony: { title: string }; start: string; end: string };

async function propose(clerk: Page, { people, ceremony, start, end }: Choice): Promise<void> {
  await clerk.goto("/admin/appointments/new");
  for (const { name } of people) {
    await clerk.getByRole("searchbox", { name: "查找讲师", exact: true }).fill(name);
    await clerk.getByRole("checkbox", { name }).check();
  }
  await clerk.getByLabel("聘任类别").selectOption({ label: "专职" });
  await clerk.getByLabel("聘期开始").fill(start);
  await clerk.getByLabel("聘期结束").fill(end);
  const gathering = clerk.getByRole("combobox", { name: "颁发聘书的仪式" });
  await gathering.click();
  await gathering.fill(ceremony.title);
  await clerk.getByRole("option", { name: ceremony.title }).click();
  await clerk.getByRole("button", { name: "逐人核对" }).click();
  await expect(clerk.getByRole("heading", { name: "核对结果" })).toBeVisible();
}

async function namesInZip(path: string): Promise<string[]> {
  return Object.keys(await unzipped(await readFile(path)));
}
