import { expect, it } from "vitest";
import { reachedAddress } from "./reached-at";

it("is the address somebody has set, whatever name was used", () => {
  expect(reachedAddress("https://dx.example.cn/", headers({ "x-reached-at": "192.168.1.9:3000" }))).toBe(
    "https://dx.example.cn",
  );
});

it("is the name the visitor used, when nobody has set one", () => {
  expect(reachedAddress("", headers({ "x-reached-at": "192.168.1.9:3000", host: "127.0.0.1:3000" }))).toBe(
    "http://192.168.1.9:3000",
  );
  expect(reachedAddress("", headers({ host: "[::1]:3000" }))).toBe("http://[::1]:3000");
  expect(reachedAddress("", headers({ host: "dx.example.cn", "x-forwarded-proto": "https,http" }))).toBe(
    "https://dx.example.cn",
  );
});

it("is never this machine's own name for somebody who came by another", () => {
  const fromOffice = headers({ "x-reached-at": "192.168.1.9:3000" });
  expect(reachedAddress("http://localhost:3000", fromOffice)).toBe("http://192.168.1.9:3000");
  expect(reachedAddress("http://127.0.0.1:3000/", fromOffice)).toBe("http://192.168.1.9:3000");
  expect(reachedAddress("http://localhost:8080", headers({ host: "localhost:3000" }))).toBe("http://localhost:8080");
});

it("does not repeat what is no name of a host", () => {
  for (const host of ["a b", "dx.cn/x?", "<script>", "user@evil.cn", ""]) {
    expect(reachedAddress("", headers({ host }))).toMatch(/^http:\/\/localhost:\d+$/);
  }
});

function headers(named: Record<string, string>) {
  return { get: (name: string) => named[name] ?? null } as Headers;
}
