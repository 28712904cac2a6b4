import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { PlainConnection } from "./plain-connection";

const request = vi.hoisted(() => ({ headers: {} as Record<string, string> }));
vi.mock("next/headers", () => ({ headers: async () => new Headers(request.headers) }));

async function shownTo(headers: Record<string, string>): Promise<string> {
  request.headers = headers;
  return renderToStaticMarkup(await PlainConnection());
}

test("staff at another machine over plain http are warned on their pages, others are not", async () => {
  expect(await shownTo({ "x-client-address": "192.168.1.9" })).toContain("没有加密");
  expect(await shownTo({ "x-client-address": "192.168.1.9", "x-forwarded-proto": "https" })).toBe("");
  expect(await shownTo({ "x-client-address": "127.0.0.1" })).toBe("");
  expect(await shownTo({ "x-client-address": "::1" })).toBe("");
});
