import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anEmptyDatabase } from "@/lib/testing/databases";
import { authSecret } from "./auth-secret.mjs";
import { upgradeOwn } from "./own-database.mjs";
import { NEW_SECRET } from "./start-options.mjs";

let dataDir: string;
let ownerUrl: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "auth-secret-"));
  ownerUrl = await anEmptyDatabase();
  const database = { url: ownerUrl, ownerUrl, place: "here" };
  await upgradeOwn({ dataDir, database, args: ["--without-backup"] });
  vi.stubEnv("AUTH_SECRET", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const start = (...args: string[]): Promise<string> => authSecret({ dataDir, ownerUrl, args });
const file = () => join(dataDir, "auth-secret");
const kept = () => readFileSync(file(), "utf8");
const another = "another school's secret, and long enough";

test("a first start makes the secret, and every later one finds it", async () => {
  const secret = await start();
  expect(kept()).toBe(secret);
  expect(await start()).toBe(secret);
});

test.each([
  ["lost", () => rmSync(file())],
  ["empty", () => writeFileSync(file(), "")],
])("one that is %s is not replaced, until somebody says so", async (_, lose) => {
  const secret = await start();
  lose();
  await expect(start()).rejects.toThrow(
    "npm start -- --new-secret（作为系统服务或在容器里运行的，做法见 docs/deploy.md 的“A start that refuses”）：所有人要重新登录",
  );
  const made = await start(NEW_SECRET);
  expect(made).not.toBe(secret);
  expect([await start(), await start(NEW_SECRET), kept()]).toEqual([made, made, made]);
});

test.each(["x", "\0".repeat(43)])("one that is damaged (%j) is told without its value", async (damaged) => {
  await start();
  writeFileSync(file(), damaged);
  await expect(start()).rejects.toThrow(`${file()} 的内容太短或已损坏`);
  expect(await start(NEW_SECRET)).toHaveLength(43);
});

test("another school's, in the folder or as a variable, is refused", async () => {
  const secret = await start();
  vi.stubEnv("AUTH_SECRET", another);
  await expect(start()).rejects.toThrow("不是这个学校原来的，没有启动");
  vi.stubEnv("AUTH_SECRET", "short");
  await expect(start()).rejects.toThrow("AUTH_SECRET 太短");
  vi.stubEnv("AUTH_SECRET", secret);
  expect(await start()).toBe(secret);
  vi.stubEnv("AUTH_SECRET", "");
  writeFileSync(file(), another);
  await expect(start()).rejects.toThrow("不是这个学校原来的，没有启动");
  expect(kept()).toBe(another);
});
