import type { APIRequestContext } from "@playwright/test";
import { encode } from "uqr";
import { db } from "@/lib/core/db";
import { aPublicCourse } from "@/lib/testing/courses";
import { publicPages } from "./support/public-pages";
import { expect, test } from "./support/staff";

test("every public page says what it is, and has a picture for where it is shared", async ({ request }) => {
  test.setTimeout(120_000);
  for (const address of await publicPages(request)) {
    const html = await (await request.get(address)).text();
    const told = (name: string) => html.match(new RegExp(`<meta (?:name|property)="${name}" content="([^"]+)"`))?.[1];
    for (const name of ["description", "og:title", "og:description", "og:type", "og:locale"]) {
      expect(told(name), `${address} ${name}`).toBeTruthy();
    }
    const picture = new URL(told("og:image") ?? "");
    const answer = await request.get(picture.pathname);
    expect(answer.status(), picture.pathname).toBe(200);
    expect(answer.headers()["content-type"]).toBe("image/png");
  }
});

test("a picture is asked for again each time, and is gone with its page", async ({ request, signIn }) => {
  const { id } = await db.$transaction((tx) => aPublicCourse(tx));
  const address = `/share/courses/${id}.png`;
  const first = await request.get(address);
  expect(first.status()).toBe(200);
  const again = await request.get(address, { headers: { "If-None-Match": first.headers().etag! } });
  expect(again.status()).toBe(304);

  const leader = await signIn("LEADER");
  await leader.goto(`/admin/courses/${id}`);
  await leader.getByRole("button", { name: "撤下" }).click();
  const dialog = leader.getByRole("dialog");
  await dialog.getByLabel("原因").fill("题目写错了");
  await dialog.getByRole("button", { name: "撤下" }).click();
  await expect(leader.getByRole("button", { name: "公开" })).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
});

test("nothing is drawn but public pages", async ({ request }) => {
  for (const address of ["courses/999999999.png", "courses/0.png", "courses/1", "nothing.png", "accounts/1.png"]) {
    expect((await request.get(`/share/${address}`)).status(), address).toBe(404);
  }
});

test("the code at the foot of a page leads to that page, under the name it was reached by", async ({
  page,
  request,
}) => {
  const { origin } = new URL(test.info().project.use.baseURL!);
  const pages = [
    { asked: "/", address: "/" },
    { asked: "/courses", address: "/courses" },
    // What a form leaves empty need not be in the code.
    { asked: "/courses/search?q=%E9%95%BF&form=&page=1", address: "/courses/search?q=%E9%95%BF" },
  ];
  for (const { asked, address } of pages) {
    await page.goto(asked);
    const code = page.getByRole("img", { name: "本页的二维码" });
    await code.scrollIntoViewIfNeeded();
    await expect(code).toBeVisible();
    await expect(page.getByText("微信扫一扫，在手机上打开本页")).toBeVisible();
    const source = (await code.getAttribute("src"))!;
    const { data } = encode(origin + address, { ecc: "M", border: 0 });
    expect(await squaresAt(request, source)).toBe(drawn(data));
  }
  for (const address of ["/share/qr/admin.svg", "/share/qr/courses", `/share/qr/${"a".repeat(400)}.svg`]) {
    expect((await request.get(address)).status(), address).toBe(404);
  }
});

/** The squares of a code, read back from how it is drawn. */
async function squaresAt(request: APIRequestContext, address: string): Promise<string> {
  const svg = await (await request.get(address)).text();
  const size = Number(svg.match(/viewBox="0 0 (\d+) /)?.[1]);
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
  }
  return drawn(rows);
}

function drawn(rows: boolean[][]): string {
  return rows.map((row) => row.map((dark) => (dark ? "█" : "·")).join("")).join("\n");
}
