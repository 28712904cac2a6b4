import { expect, test, vi } from "vitest";
import { addressNotes } from "./request-addresses.mjs";

type Headers = Record<string, string | undefined>;
const socket = { remoteAddress: "::ffff:192.0.2.1" };

function noted(headers: Headers, { proxies = 0, warn = () => {} } = {}): Headers {
  addressNotes({ proxies, warn })({ headers, socket });
  return headers;
}

test("what a visitor writes under our names is overwritten", () => {
  const forged = { "x-reached-at": "evil.example", "x-client-address": "203.0.113.9", "x-passed-on": "guessed" };
  expect(noted({ ...forged, host: "dx.example.cn" })).toMatchObject({
    "x-reached-at": "dx.example.cn",
    "x-client-address": "192.0.2.1",
  });
  expect(noted({ ...forged, host: "dx.example.cn", "x-server-secret": "guessed" })["x-reached-at"]).toBe(
    "dx.example.cn",
  );
});

test("what the framework passes on keeps who asked first", () => {
  const first = noted({ host: "dx.example.cn" });
  const second = noted({ ...first, host: "127.0.0.1:3000" });
  expect(second).toMatchObject({ "x-reached-at": "dx.example.cn", "x-client-address": "192.0.2.1" });
});

test("of forwarded addresses the one counts that the outermost trusted proxy saw", () => {
  const sent = {
    host: "app:3000",
    "x-forwarded-for": "1.1.1.1, 203.0.113.5, 10.0.0.2",
    "x-forwarded-host": "dx.example.cn",
  };
  expect(noted({ ...sent }, { proxies: 2 })).toMatchObject({
    "x-client-address": "203.0.113.5",
    "x-reached-at": "dx.example.cn",
  });
  const unbelieved = noted({ ...sent });
  expect(unbelieved).toMatchObject({ "x-client-address": "192.0.2.1", "x-reached-at": "app:3000" });
  expect(unbelieved["x-forwarded-for"]).toBeUndefined();
});

test("forwarded headers without a trusted proxy are told of once", () => {
  const warn = vi.fn();
  const note = addressNotes({ proxies: 0, warn });
  note({ headers: {}, socket });
  expect(warn).not.toHaveBeenCalled();
  for (let again = 0; again < 3; again += 1) note({ headers: { "x-forwarded-for": "203.0.113.5" }, socket });
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain("TRUSTED_PROXIES");
});

test("only a request that was made on this machine, and for nobody else, counts as made here", () => {
  const from = (remoteAddress: string, headers: Headers) => {
    addressNotes({ proxies: 0, warn: () => {} })({ headers, socket: { remoteAddress } });
    return headers["x-from-this-machine"];
  };
  expect([from("127.0.0.1", {}), from("::1", {}), from("::ffff:127.0.0.1", {})]).toEqual(["1", "1", "1"]);
  expect(from("192.0.2.1", { "x-from-this-machine": "1" })).toBeUndefined();
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded", "via"])
    expect(from("127.0.0.1", { [name]: "192.0.2.1" })).toBeUndefined();
});
