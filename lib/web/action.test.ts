import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { LIMITS } from "@/lib/core/rate-limit";
import type { Viewer } from "@/lib/core/viewer";
import { adminAction, publicAction } from "./action";

const caller = vi.hoisted(() => ({ viewer: undefined as Viewer | null | undefined }));
vi.mock("@/lib/core/viewer", async (load) => ({
  ...(await load<typeof import("@/lib/core/viewer")>()),
  currentViewer: async () => {
    if (caller.viewer === undefined) await away();
    return caller.viewer;
  },
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-client-address": "192.0.2.1" }),
  cookies: async () => ({ get: () => undefined }),
}));

/** The real thing: the connection is ended while it is used. */
const away = () => db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`;

const input = z.object({ username: z.string(), password: z.string() });
const done = () => ({ to: "/" });

function typed(): FormData {
  const form = new FormData();
  form.append("username", "zhang");
  form.append("password", "correct horse");
  return form;
}

const handedBack = (sentence: RegExp) => ({
  status: "error",
  error: { "": [expect.stringMatching(sentence)] },
  initialValue: { username: "zhang" },
});

beforeEach(async () => {
  caller.viewer = null;
  await db.$executeRaw`DELETE FROM "rate_limits"`;
});

test("while the database is away what was typed is handed back, and no password", async () => {
  const run = async () => void (await away());
  const forAnybody = publicAction({ limit: "signIn", input, run, done });
  expect(await forAnybody(undefined, typed())).toEqual(expect.objectContaining(handedBack(/请过一会儿再提交/)));
  caller.viewer = undefined;
  const forStaff = adminAction({ can: "own-account.keep", input, run, done });
  expect(await forStaff(undefined, typed())).toEqual(expect.objectContaining(handedBack(/请过一会儿再提交/)));
});

test("while the database is away a form says what a second try would say", async () => {
  const run = async () => void (await away());
  const created = adminAction({ can: "own-account.keep", input, run, done });
  const changed = adminAction({ can: "own-account.keep", input: input.extend({ version: z.string() }), run, done });
  const signedIn = publicAction({ limit: "signIn", whenAway: "请过一会儿再登录", input, run, done });
  caller.viewer = undefined;
  expect(await created(undefined, typed())).toEqual(expect.objectContaining(handedBack(/密码.*重新输入.*已经存在/)));
  expect(await changed(undefined, typed())).toEqual(expect.objectContaining(handedBack(/^(?!.*已经存在).*被修改过/)));
  expect(await signedIn(undefined, typed())).toEqual(expect.objectContaining(handedBack(/^请过一会儿再登录$/)));
});

test("whoever was signed out has what was typed, and no password", async () => {
  const action = adminAction({ can: "own-account.keep", input, run: async () => {}, done });
  expect(await action(undefined, typed())).toEqual(expect.objectContaining(handedBack(/登录已经结束/)));
});

test("beyond the limit nothing is judged or run", async () => {
  const run = vi.fn(async () => {});
  const judged = vi.fn(() => true);
  const action = publicAction({ limit: "signIn", input: input.refine(judged), run, done });
  await db.$executeRaw`INSERT INTO "rate_limits" ("key", "points", "expire")
    VALUES ('signIn:192.0.2.1', ${LIMITS.signIn.points}, ${Date.now() + 60_000})`;
  expect(await action(undefined, typed())).toEqual(expect.objectContaining(handedBack(/操作过于频繁/)));
  expect(judged).not.toHaveBeenCalled();
  expect(run).not.toHaveBeenCalled();
});

test("what was right is not counted", async () => {
  const action = publicAction({ limit: "signIn", input, run: async () => {}, done });
  for (let again = 0; again < LIMITS.signIn.points + 5; again += 1) {
    await expect(action(undefined, typed())).rejects.toThrow("NEXT_REDIRECT");
  }
});
