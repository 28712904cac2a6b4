import type { APIRequestContext, Page } from "@playwright/test";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { aPublicCeremony } from "@/lib/testing/ceremonies";
import { aPublicCourse } from "@/lib/testing/courses";
import { aPublicRoute } from "@/lib/testing/routes";
import { expect, test } from "./support/staff";

// An action answers when its server has heard of its own change, so nothing here is asked for twice.

const nextWeek = addDays(dayInShanghai(), 7);

const kinds = [
  {
    section: "courses",
    make: () => db.$transaction((tx) => aPublicCourse(tx)),
    lists: ["/", "/large", "/courses", "/large/courses"],
    also: [],
  },
  {
    section: "ceremonies",
    make: () => db.$transaction((tx) => aPublicCeremony(tx, { heldOn: nextWeek })),
    lists: ["/ceremonies", "/large/ceremonies", "/calendar", "/calendar.ics"],
    also: ["/event.ics"],
  },
  {
    section: "routes",
    make: async () => {
      const { id, name } = await db.$transaction((tx) => aPublicRoute(tx));
      return { id, title: name };
    },
    lists: ["/routes", "/large/routes"],
    also: [],
  },
];

for (const { section, make, lists, also } of kinds) {
  test(`the first request after a leader's click sees it: ${section}`, async ({ request, signIn }) => {
    const { id, title } = await make();
    const page = `/${section}/${id}`;
    const own = [page, `/large${page}`, `/share${page}.png`, ...also.map((address) => page + address)];
    const leader = await signIn("LEADER");
    await leader.goto(`/admin${page}`);
    // Kept by the server before anything happens: what is asked for a second time.
    for (const address of [...own, ...own]) expect((await request.get(address)).status(), address).toBe(200);
    expect(await showing(request, lists, title)).toEqual(lists);
    expect(await showing(request, lists, title)).toEqual(lists);

    await press(leader, "撤下", "核对之后再公开");
    expect(await statuses(request, own)).toEqual(own.map(() => 404));
    expect(await showing(request, lists, title)).toEqual([]);

    await expect(leader.getByRole("button", { name: "公开", exact: true })).toBeVisible();
    await press(leader, "公开");
    expect(await statuses(request, own)).toEqual(own.map(() => 200));
    expect(await showing(request, lists, title)).toEqual(lists);
  });
}

/** Returns in the moment in which the browser has the action's answer, before it has drawn anything. */
async function press(leader: Page, name: string, reason?: string): Promise<void> {
  await leader.getByRole("button", { name, exact: true }).click();
  const dialog = leader.getByRole("dialog");
  if (reason) await dialog.getByLabel("原因").fill(reason);
  const answered = leader.waitForResponse((response) => response.request().method() === "POST");
  await dialog.getByRole("button", { name, exact: true }).click();
  await answered;
}

const statuses = (request: APIRequestContext, addresses: readonly string[]) =>
  Promise.all(addresses.map(async (address) => (await request.get(address)).status()));

/** Those of the addresses where the title stands; lines of a calendar are broken anywhere. */
async function showing(request: APIRequestContext, addresses: readonly string[], title: string): Promise<string[]> {
  const texts = await Promise.all(addresses.map(async (address) => (await request.get(address)).text()));
  return addresses.filter((_, at) => texts[at]!.replace(/\r\n /g, "").includes(title));
}
