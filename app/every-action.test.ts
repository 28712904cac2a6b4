import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";

import type { Viewer } from "@/lib/core/viewer";
import { aViewer } from "@/lib/testing/accounts";
import { Role } from "@/prisma/generated/enums";

/** Who calls; the actions themselves and the database are the real ones. */
const caller = await vi.hoisted(async () => {
  const { INTERRUPTS_VARIABLE } = await import("@/server/next-facts.mjs");
  process.env[INTERRUPTS_VARIABLE] = "true";
  // Each of thousands has its line.
  process.env.LOG_LEVEL = "warn";
  return { viewer: null as Viewer | null };
});
vi.mock("@/lib/core/viewer", async (load) => ({
  ...(await load<typeof import("@/lib/core/viewer")>()),
  currentViewer: async () => caller.viewer,
}));
vi.mock("@/lib/core/auth", () => ({ openSession: async () => {}, closeSession: async () => {} }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-client-address": "192.0.2.1", "user-agent": "a program" }),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}));
vi.mock("next/cache", () => ({ refresh: () => {} }));
vi.mock("next/server", () => ({ after: () => {}, connection: async () => {} }));

type Action = (previous: unknown, sent: unknown) => Promise<unknown>;
const modules = import.meta.glob<Record<string, Action>>("./**/actions.ts", { eager: true });
const actions = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).map(([name, action]) => [`${file} ${name}`, action] as const),
);

beforeEach(async () => {
  caller.viewer = null;
  await db.$executeRaw`DELETE FROM "rate_limits"`;
});

test("all actions are found", () => {
  expect(actions.length).toBeGreaterThan(60);
});

const step = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "prototype", "toString", "name", "id", "stops", "presenters", "roles"),
  fc.constantFrom("username", "password", "lecturerIds", "topic", "$ACTION_1:0", "leave_empty2", "", " ", "]["),
  fc.string({ maxLength: 8 }),
);
const number = fc.oneof(fc.nat(300), fc.constantFrom(30_000_000, 4_294_967_295, 2 ** 53, "1e9", "-1", "00"));
const index = number.map((at) => `[${at}]`);
const fieldName = fc
  .tuple(
    step,
    fc.array(
      fc.oneof(
        index,
        fc.constant("[]"),
        step.map((next) => `.${next}`),
      ),
      { maxLength: 60 },
    ),
  )
  .map(([first, rest]) => first + rest.join(""));
const intent = fc
  .record({
    type: fc.constantFrom("insert", "remove", "reorder", "update", "reset", "validate", "x", 1),
    payload: fc.record(
      { name: fieldName, index: number, from: number, to: number, value: fc.jsonValue(), defaultValue: fc.jsonValue() },
      { requiredKeys: [] },
    ),
  })
  .map((value) => JSON.stringify(value));
const value = fc.oneof(
  fc.string(),
  fc.constantFrom("1", "on", "2025-02-20", "\u0000", "\ud800", "a".repeat(3000)),
  intent,
);
const entry = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fieldName, value) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("__intent__"), fc.oneof(intent, fc.string())) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("__state__"), fc.oneof(fc.json(), fc.string())) },
);
const form = fc.oneof(
  fc.array(entry, { maxLength: 30 }),
  fc.tuple(fc.nat(5000), value).map(([count, text]) => Array.from({ length: count }, () => ["name", text] as const)),
  fc.nat(5000).map((count) => Array.from({ length: count }, (_, at) => [`f${at}`, "x"] as const)),
);

for (const [who, viewer] of [
  ["a stranger", null],
  [
    "somebody with every right",
    { accountId: 1, sessionId: 1, name: "某人", ipAddress: null, roles: Object.values(Role) } as unknown as Viewer,
  ],
] as const) {
  test.each(actions)(`%s answers ${who} whatever a form may hold`, async (_name, action) => {
    caller.viewer = viewer;
    await fc.assert(
      fc.asyncProperty(form, async (entries) => {
        const sent = new FormData();
        for (const [name, text] of entries) sent.append(name, text);
        const bytes = entries.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
        expect(sizeOf(await answerOf(action, sent))).toBeLessThan(10_000 + 8 * bytes);
      }),
      { numRuns: 40 },
    );
  });
}

test.each(actions)("%s makes no list as long as a name says", async (_name, action) => {
  for (const [name, text] of [
    ["x[30000000]", "1"],
    ["stops[30000000].topic", "1"],
    ["__intent__", JSON.stringify({ type: "update", payload: { name: "x", index: 30_000_000, value: "1" } })],
    ["__intent__", JSON.stringify({ type: "insert", payload: { name: "stops", index: 30_000_000 } })],
    ["__intent__", "{"],
    ["__state__", "{"],
  ] as const) {
    const sent = new FormData();
    sent.append(name, text);
    expect(sizeOf(await answerOf(action, sent)), name).toBeLessThan(2000);
  }
});

test.each(actions)("%s answers whoever hands over something else than a form", async (_name, action) => {
  for (const sent of [undefined, null, 1, {}, [], "text", { toString: null }]) await answerOf(action, sent);
});

test("a clerk who sends a change of roles by hand, also their own, is answered 403, and the log names them", async () => {
  const clerk = await db.$transaction((tx) => aViewer(tx));
  caller.viewer = clerk;
  const [, assignRoles] = actions.find(([name]) => name.endsWith("accounts/actions.ts assignRoles"))!;
  const sent = new FormData();
  for (const [name, text] of [
    ["id", String(clerk.accountId)],
    ["version", "1"],
    ["roles", "ADMINISTRATOR"],
  ] as const) {
    sent.append(name, text);
  }
  await expect(assignRoles(undefined, sent)).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;403" });
  const { roles } = await db.account.findUniqueOrThrow({ where: { id: clerk.accountId } });
  expect(roles).toEqual(["CLERK"]);
  const where = { actorId: clerk.accountId, event: "permission.refused", subjectId: "accounts.keep" };
  expect(await db.auditEntry.count({ where })).toBe(1);
});

/** What the action says; where it leads, or that it is forbidden, is an answer too. Anything else is thrown. */
async function answerOf(action: Action, sent: unknown): Promise<unknown> {
  try {
    return await (action.length === 1
      ? (action as unknown as (text: unknown) => unknown)(sent)
      : action(undefined, sent));
  } catch (error) {
    if (/^NEXT_(REDIRECT|HTTP_ERROR_FALLBACK)/.test((error as { digest?: string }).digest ?? "")) return undefined;
    throw error;
  }
}

function sizeOf(answer: unknown): number {
  return (JSON.stringify(answer) ?? "").length;
}
