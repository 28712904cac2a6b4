import pg from "pg";
import { beforeEach, expect, test, vi } from "vitest";
import { rememberBrowser } from "@/lib/accounts/browsers/commands";
import { anAccount } from "@/lib/testing/accounts";
import { db } from "./db";
import { giveBackVisitorsTry, LIMITS, takeTry, takeVisitorsTry, visitorOfForm } from "./rate-limit";

const visitor = vi.hoisted(() => ({ headers: new Headers(), browser: undefined as string | undefined }));
vi.mock("next/headers", () => ({
  headers: async () => visitor.headers,
  cookies: async () => ({ get: () => visitor.browser && { value: visitor.browser } }),
}));

const { points } = LIMITS.signIn;
const take = (address: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => takeTry("signIn", address)));

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM "rate_limits"`;
  visitor.browser = undefined;
  visitor.headers = new Headers({ "x-client-address": "192.0.2.9" });
});

test("an address has so many tries, and waits for the next", async () => {
  expect(Math.max(...(await take("192.0.2.1", points)))).toBe(0);
  expect(await takeTry("signIn", "192.0.2.1")).toBeGreaterThan(0);
  expect(await takeTry("signIn", "192.0.2.2")).toBe(0);
});

test("all addresses of one line of IPv6 share their tries", async () => {
  for (let at = 0; at < points; at += 1) await takeTry("signIn", `2001:db8::${at.toString(16)}:1`);
  expect(await takeTry("signIn", "2001:db8:0:0:ffff::1")).toBeGreaterThan(0);
  expect(await takeTry("signIn", "2001:db8:0:1::1")).toBe(0);
});

test("what was right is not counted", async () => {
  for (let again = 0; again < points + 5; again += 1) {
    expect(await takeVisitorsTry("signIn")).toBe(0);
    await giveBackVisitorsTry("signIn");
  }
});

test("a browser that signed in before is not kept out by others behind its address; a made-up token does not help", async () => {
  const account = await db.$transaction((tx) => anAccount(tx));
  visitor.browser = await db.$transaction((tx) => rememberBrowser(tx, account.id, null, new Date()));
  await take("192.0.2.9", points);
  const known = await visitorOfForm();
  expect(await takeVisitorsTry("signIn", known)).toBe(0);
  for (let again = 1; again < points; again += 1) await takeVisitorsTry("signIn", known);
  expect(await takeTry("signIn", known)).toBeGreaterThan(0);
  // Another sign-in gives it another token, and no tries.
  visitor.browser = await db.$transaction((tx) => rememberBrowser(tx, account.id, visitor.browser!, new Date()));
  expect(await visitorOfForm()).toBe(known);
  await db.knownBrowser.updateMany({ data: { lastUsedAt: new Date("2020-01-01") } });
  expect(await visitorOfForm()).toBe("192.0.2.9");
  visitor.browser = "made-up";
  expect(await visitorOfForm()).toBe("192.0.2.9");
});

test("beyond a bound no token is looked for: whoever sends them is counted by address", async () => {
  const account = await db.$transaction((tx) => anAccount(tx));
  visitor.browser = await db.$transaction((tx) => rememberBrowser(tx, account.id, null, new Date()));
  expect(await visitorOfForm()).toMatch(/^browser /);
  await Promise.all(Array.from({ length: LIMITS.tokens.points }, () => takeTry("tokens", "192.0.2.9")));
  expect(await visitorOfForm()).toBe("192.0.2.9");
});

test("whoever must wait is answered 429 with the seconds", async () => {
  const note: { status?: number; retryAfter?: number } = {};
  vi.stubGlobal("partySchoolRequestNotes", new Map([["n1", note]]));
  visitor.headers.set("x-request-note", "n1");
  await take("192.0.2.9", points);
  const wait = await takeVisitorsTry("signIn");
  expect(note).toEqual({ status: 429, retryAfter: wait });
});

test("a connection of the limits that breaks takes nothing with it", async () => {
  await takeTry("signIn", "192.0.2.3");
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await client.end();
  await vi.waitFor(async () => expect(await takeTry("signIn", "192.0.2.3")).toBe(0));
});
