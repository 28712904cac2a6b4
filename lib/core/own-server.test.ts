import { afterEach, expect, test, vi } from "vitest";
import { isFromOwnServer } from "./own-server";

afterEach(() => vi.unstubAllEnvs());

const asking = (secret?: string) =>
  isFromOwnServer(
    new Request("http://localhost/", { headers: secret === undefined ? {} : { "x-server-secret": secret } }),
  );

test("only who knows the secret is the server itself", () => {
  vi.stubEnv("SERVER_SECRET", "drawn at the start");
  expect(asking("drawn at the start")).toBe(true);
  expect(asking("drawn at the Start")).toBe(false);
  expect(asking("")).toBe(false);
  expect(asking()).toBe(false);
});

test("a server that drew none believes nobody", () => {
  vi.stubEnv("SERVER_SECRET", "");
  expect(asking("")).toBe(false);
  expect(asking()).toBe(false);
});
