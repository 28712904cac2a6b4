import { expect, test } from "vitest";
import { isFromOwnPage } from "./same-origin";

const from = (headers: Record<string, string>) => isFromOwnPage(new Headers({ host: "127.0.0.1:3000", ...headers }));

test("a browser that says where a request comes from is believed", () => {
  expect(from({ "sec-fetch-site": "same-origin", origin: "https://dx.example.cn" })).toBe(true);
  for (const site of ["cross-site", "same-site", "none"]) {
    expect(from({ "sec-fetch-site": site, origin: "http://127.0.0.1:3000" })).toBe(false);
  }
});

test("without that word the origin is the host the visitor used", () => {
  expect(from({ origin: "http://127.0.0.1:3000" })).toBe(true);
  expect(from({ origin: "https://dx.example.cn", "x-reached-at": "dx.example.cn" })).toBe(true);
  expect(from({ origin: "http://127.0.0.1:3000", "x-reached-at": "dx.example.cn" })).toBe(false);
  expect(from({ origin: "http://127.0.0.1:3001" })).toBe(false);
  expect(from({ origin: "https://evil.example" })).toBe(false);
});

test("a request that does not say where it comes from is not from a page", () => {
  expect(from({})).toBe(false);
  expect(from({ origin: "null" })).toBe(false);
});

test("behind proxies only the configured address counts", () => {
  const headers = { origin: "https://dx.example.cn", "x-reached-at": "dx.example.cn" };
  expect(isFromOwnPage(new Headers(headers), "dx.example.cn")).toBe(true);
  expect(isFromOwnPage(new Headers(headers), "dx.example.org")).toBe(false);
  expect(isFromOwnPage(new Headers({ ...headers, "sec-fetch-site": "same-origin" }), "dx.example.org")).toBe(false);
});
