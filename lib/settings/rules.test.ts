import { expect, test } from "vitest";
import { contactAddress, securityText } from "./rules";

test("whom to tell of a weakness is a mail address, a telephone or a page", () => {
  expect(contactAddress("anquan@sheshan.example.cn")).toBe("mailto:anquan@sheshan.example.cn");
  expect(contactAddress("+86-21-57650000")).toBe("tel:+86-21-57650000");
  expect(contactAddress("021 5765 0000")).toBe("tel:021-5765-0000");
  expect(contactAddress("https://dx.example.cn/report")).toBe("https://dx.example.cn/report");
});

test("what would break the file, or leads nowhere, is none", () => {
  for (const text of [
    "",
    "张三",
    "http://dx.example.cn",
    "a@b",
    "a@b.cn\nContact: c@d.cn",
    "javascript:alert(1)",
    "12",
  ])
    expect(contactAddress(text), text).toBeNull();
});

test("the file says whom, until when, and where it is at home", () => {
  const now = new Date("2026-11-26T13:14:15.678Z");
  expect(securityText("mailto:a@b.cn", "https://dx.example.cn", now)).toBe(
    "Contact: mailto:a@b.cn\nExpires: 2027-05-25T00:00:00Z\nPreferred-Languages: zh, en\n" +
      "Canonical: https://dx.example.cn/.well-known/security.txt\n",
  );
  expect(securityText("mailto:a@b.cn", null, now)).not.toContain("Canonical");
});
