import { expect, test } from "vitest";
import { refusalOfPassword } from "./passwords";

test("a password of twelve characters is good, whatever kinds of signs it has", async () => {
  for (const good of [
    "jiangqiuhongqi",
    "tianma-2025x",
    "582904716338",
    "四色线路党课佘山镇社区党校",
    "hong lv lan cheng",
  ]) {
    expect(await refusalOfPassword(good, "clerk"), good).toBeNull();
  }
});

test("a short one is refused", async () => {
  expect(await refusalOfPassword("aZ3#kQ9!xP2", "clerk")).toMatch("至少 12 个字符");
});

test("what people choose most is refused, in signs and with numbers around it too", async () => {
  for (const common of [
    "1qaz2wsx3edc",
    "123qweasdzxc",
    "Password123456",
    "P@ssw0rd2025!",
    "woaini131452025",
    "2025Shanghai!!",
  ]) {
    expect(await refusalOfPassword(common, "clerk"), common).toMatch("太常见");
  }
});

test("a password that tells the user name, or is one sign over and over, is refused", async () => {
  expect(await refusalOfPassword("Wang.Clerk.2025", "clerk")).toMatch("用户名");
  expect(await refusalOfPassword("aaaaaaaaaaaaaaaaaaaa", "clerk")).toMatch("重复");
});
