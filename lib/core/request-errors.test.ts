import { beforeEach, expect, test, vi } from "vitest";
import { absenceOf } from "./database-absence";
import { db } from "./db";
import { env } from "./env";
import { log } from "./log";
import { logRequestError } from "./request-errors";

const said = vi.spyOn(log, "error").mockImplementation(() => {});
const request = { method: "GET", route: "/admin", kind: "render" };

beforeEach(() => said.mockClear());

const errorOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

test("what broke has a line with the number that its reader was told", () => {
  logRequestError(Object.assign(new TypeError("x is not a function"), { digest: "867416739" }), request);
  const line = { ...request, digest: "867416739", error: "TypeError", said: "x is not a function" };
  expect(said).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(line), "a request was not answered");
});

test("nothing that was typed stands in the log", async () => {
  logRequestError(await errorOf(db.$queryRaw`SELECT length(${"13800138000"}) / 0`), request);
  logRequestError(await errorOf(new Response("13800138000 x").json()), request);
  expect(said).toHaveBeenCalledTimes(2);
  expect(said.mock.calls[0]?.[0]).toMatchObject({ sqlState: "22012" });
  expect(JSON.stringify(said.mock.calls)).not.toContain("13800138000");
});

test("an absence of the database that is noted is not noted for each who met it", async () => {
  const ended = await errorOf(db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`);
  const absence = absenceOf(env.DATABASE_URL);
  absence.isAway = true;
  logRequestError(ended, request);
  expect(said).not.toHaveBeenCalled();
  absence.isAway = false;
  logRequestError(ended, request);
  expect(said).toHaveBeenCalledOnce();
});
