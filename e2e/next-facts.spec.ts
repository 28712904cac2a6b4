import { readFileSync } from "node:fs";
import path from "node:path";
import * as facts from "@/server/next-facts.mjs";
import { expect, test } from "./support/staff";

/** What server/next-facts.mjs says of the framework, asked of the built site. */
const inBuild = (file: string) =>
  JSON.parse(readFileSync(path.join(process.env.NEXT_DIST_DIR ?? ".next", file), "utf8"));

test("an action is listed with the pages that carry it", () => {
  const actions = Object.values<{ workers: object }>(inBuild(facts.ACTIONS_FILE).node);
  expect(actions.flatMap(({ workers }) => Object.keys(workers))).toContain("app/(auth)/sign-in/page");
});

test("no page is made in advance", () => {
  const made = Object.keys(inBuild("prerender-manifest.json").routes);
  expect(made.filter((address) => !/^\/_|\.\w+$/.test(address))).toEqual([]);
});

test("a form without script carries these fields", async ({ request }) => {
  const html = await (await request.get("/sign-in")).text();
  const names = [...html.matchAll(/name="(\$ACTION[^"]*)"/g)].map(([, name]) => name);
  expect(names.sort()).toEqual(["1:0", "1:1", "KEY", "REF_1"].map((name) => facts.ACTION_FIELDS + name));
});

test("a page comes with its title, for everybody", async ({ request }) => {
  const html = await (await request.get("/sign-in")).text();
  expect(html.slice(0, html.indexOf("</head>"))).toContain("<title>");
});

test("scripts carry the nonce of the policy", async ({ request }) => {
  const answer = await request.get("/sign-in");
  const [, nonce] = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"]!) ?? [];
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
});

test("the data of a page is asked for with a header", async ({ request }) => {
  const answer = await request.get("/courses", { headers: { [facts.DATA_HEADER]: "1" } });
  expect(answer.headers()["content-type"]).toMatch(/^text\/x-component/);
});

test("a page that broke off begins so and carries its number", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  const answer = await clerk.request.get("/admin/lecturers/999999999");
  expect(answer.status()).toBe(404);
  const html = await answer.text();
  expect(html).toContain(facts.BROKEN_OFF);
  expect(facts.ERROR_NUMBER.exec(html)?.[1]).toBe("NEXT_HTTP_ERROR_FALLBACK");
});

test("the page that says that there is none can be asked for", async ({ request }) => {
  const answer = await request.get(facts.MISSING_PAGE);
  expect(answer.status()).toBe(404);
  const html = await answer.text();
  expect(html).toContain("没有这个页面");
  expect(html).not.toContain(facts.BROKEN_OFF);
});

test("after an action by script the next page comes with the answer, for the same person", async ({ signIn }) => {
  const clerk = await signIn("CLERK");
  await clerk.goto("/admin/organizations/new");
  const name = `随答复而来的组织${Date.now()}`;
  await clerk.getByLabel("组织名称").fill(name);
  await clerk.getByRole("radio", { name: "党组织" }).check();
  // Read on the way: the browser lets go of it when it shows the next page.
  const answers: { sent: Record<string, string>; got: Record<string, string>; text: string }[] = [];
  await clerk.route("**/admin/organizations/new", async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    answers.push({ sent: route.request().headers(), got: answer.headers(), text: await answer.text() });
    await route.fulfill({ response: answer });
  });
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("heading", { name })).toBeVisible();
  const [{ sent, got, text } = { sent: {}, got: {}, text: "" }] = answers;
  expect(Object.keys(sent)).toEqual(expect.arrayContaining([facts.ACTION_HEADER, facts.ROUTER_STATE_HEADER]));
  expect(got).toMatchObject({ "content-type": expect.stringMatching(/^text\/x-component/) });
  expect(got["x-action-redirect"]).toMatch(/^\/admin\/organizations\/\d+/);
  // Without the address at which the framework asks itself this would be empty, and the browser would ask once more.
  expect(text).toContain(name);
});
