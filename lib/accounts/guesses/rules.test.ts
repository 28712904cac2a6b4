import { expect, test } from "vitest";
import { lockedSentence, slowedSentence } from "./rules";

const now = new Date("2026-01-01T00:00:00Z");
const later = new Date("2026-01-01T00:15:00Z");

test("a lock is said to hold where it was earned, and a wait accuses nobody", () => {
  expect(lockedSentence(later, now)).toMatch(/在您现在的网络.*已锁定，要等 15 分钟/);
  expect(slowedSentence(later, now)).toMatch(/^刚才这个用户名的密码或验证码输错过/);
});
