import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULTS } from "@/lib/settings/schema";
import { refusalOfPassword as refusal } from "./passwords";

const refusalOfPassword = (password: string, username: string) => refusal(password, username, DEFAULTS);

test("a password of twelve characters is good, whatever kinds of signs it has", async () => {
  for (const good of [
    "jiangqiuhongqi",
    "tianma-2025x",
    "582904716338",
    "茶花向南开满了后面的山坡",
    "sheshan yu bamboo",
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

test("what anybody would try here is refused: school, town and office, spelled, repeated, with years and signs", async () => {
  for (const guessable of [
    "sheshandangxiao",
    "SheShan-DangXiao-2026",
    "sheshansheshan2026",
    "sh3sh4nd4ngx14o!!",
    "佘山镇社区党校2026!",
    "shequdangxiao20261127",
    "guanliyuanmima1",
    "ssz sqdx dangxiao",
  ]) {
    expect(await refusalOfPassword(guessable, "clerk"), guessable).toMatch("学校、镇名");
  }
});

test("the names are those of the settings", async () => {
  const school = { schoolName: "新桥街道社区党校", townName: "新桥街道", issuingBody: "新桥街道党工委" };
  expect(await refusal("xinqiaodangxiao1", "clerk", school)).toMatch("学校、镇名");
  expect(await refusal("xinqiaodangxiao1", "clerk", DEFAULTS)).toBeNull();
});

test("a user name of two or three letters is no fault inside a password, only as nearly all of it", async () => {
  expect(await refusalOfPassword("linghuo-chahua", "li")).toBeNull();
  expect(await refusalOfPassword("xiaowangzijiade", "wan")).toBeNull();
  expect(await refusalOfPassword("wan-wan-2026.11.27", "wan")).toMatch("用户名");
  expect(await refusalOfPassword("Zhang.chahua.9", "zhang")).toMatch("用户名");
});

test("what a program made by chance is taken, of whatever signs", async () => {
  const named = ["Kq7#6!9@2$8%6^", "x7#6!9%2&8*6^_+29", "92786-29687-#", "🌾🍵🏮🎋🧧🥟🀄🐉🎐🪷🎏🐼", "x7#2019-9#8-6"];
  for (const password of [...named, ...byChance(33, 126), ...byChance(33, 64)]) {
    expect((await refusalOfPassword(password, "li")) ?? "", password).not.toMatch("学校、镇名");
  }
});

test("beside such words a date, however written, counts for nothing, and other digits and signs do, each once", async () => {
  for (const dated of [
    "sheshan 2026年11月27日",
    "sheshan-19850112",
    "dangxiao850112!",
    "sheshandangxiao!!!!",
    "sheshandangxiao1234",
  ]) {
    expect((await refusalOfPassword(dated, "clerk")) ?? "", dated).toMatch("学校、镇名");
  }
  for (const good of ["sheshan-7396#", "sheshan9%2&8*6"])
    expect(await refusalOfPassword(good, "clerk"), good).toBeNull();
});

/** Passwords of twelve to twenty signs of a range of codes, the same ones at every run. */
function byChance(min: number, max: number): string[] {
  const sign = fc.integer({ min, max }).map((code) => String.fromCharCode(code));
  const made = fc.array(sign, { minLength: 12, maxLength: 20, size: "max" });
  return fc.sample(made, { numRuns: 400, seed: 7 }).map((signs) => signs.join(""));
}
