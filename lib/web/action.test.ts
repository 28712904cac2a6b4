import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { record } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { NotFound, Refusal } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { metrics } from "@/lib/core/metrics";
import { LIMITS } from "@/lib/core/rate-limit";
import type { Viewer } from "@/lib/core/viewer";
import { aViewer } from "@/lib/testing/accounts";
import { adminAction, adminSearch, publicAction } from "./action";

const caller = vi.hoisted(() => ({ viewer: undefined as Viewer | null | undefined }));
vi.mock("@/lib/core/viewer", async (load) => ({
  ...(await load<typeof import("@/lib/core/viewer")>()),
  currentViewer: async () => {
    if (caller.viewer === undefined) await away();
    return caller.viewer;
  },
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-client-address": "192.0.2.1", "x-path": "/admin/courses/12?q=zhang" }),
  cookies: async () => ({ get: () => undefined }),
}));

const said = vi.spyOn(log, "info").mockImplementation(() => {});

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
  said.mockClear();
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

test("every action has one line of what came of it, and nothing that was typed", async () => {
  const clerk = await db.$transaction((tx) => aViewer(tx));
  const can = "own-account.keep";
  const subject = { type: "account", id: clerk.accountId, label: "测试" };
  const write = (tx: Tx) => record(tx, clerk, "account.tried", subject);
  const act = (run: (tx: Tx) => Promise<unknown>) => adminAction({ can, input, run, done })(undefined, typed());
  caller.viewer = clerk;
  await expect(act(write)).rejects.toThrow("NEXT_REDIRECT");
  await act(async (tx) => {
    await write(tx);
    throw new Refusal("zhang 不行", "username");
  });
  await expect(act(() => Promise.reject(new NotFound("account 1")))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await expect(act(() => Promise.reject(new TypeError("zhang")))).rejects.toThrow(TypeError);
  await act(async () => void (await away()));
  await adminAction({ can, input, run: write, done })(undefined, new FormData());
  await expect(adminAction({ can: "audit.read", input, run: write, done })(undefined, typed())).rejects.toThrow(
    "forbidden",
  );
  await expect(adminSearch("audit.read", async () => [])("zhang")).rejects.toThrow("forbidden");
  await adminSearch(can, async () => [])("zhang");
  caller.viewer = null;
  await act(write);
  await expect(publicAction({ limit: "verify", input, run: write, done })(undefined, typed())).rejects.toThrow(
    "REDIRECT",
  );
  const lines = said.mock.calls.map(([line]) => line as unknown as Record<string, unknown>);
  const actor = clerk.accountId;
  expect(lines).toMatchObject([
    { asks: can, actor, outcome: "done", events: ["account.tried"], page: "/admin/courses/12" },
    { asks: can, actor, outcome: "refused", field: "username", events: [] },
    { asks: can, actor, outcome: "missing", events: [] },
    { asks: can, actor, outcome: "failed", events: [] },
    { asks: can, actor, outcome: "away", events: [] },
    { asks: can, actor, outcome: "refused", events: [] },
    { asks: "audit.read", actor, outcome: "forbidden", events: ["permission.refused"] },
    { asks: "audit.read", actor, outcome: "forbidden", events: [] },
    { asks: can, actor, outcome: "done", events: [] },
    { asks: can, actor: null, outcome: "signed-out", events: [] },
    { asks: "verify", actor: null, outcome: "done", events: ["account.tried"] },
  ]);
  for (const line of lines) expect(line.ms).toEqual(expect.any(Number));
  expect(JSON.stringify(lines)).not.toMatch(/zhang|correct horse/);
  const counted = await metrics.registry.getSingleMetricAsString("school_actions_total");
  expect(counted).toContain('school_actions_total{asks="own-account.keep",outcome="missing"} 1');
});
