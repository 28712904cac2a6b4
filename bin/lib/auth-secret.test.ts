import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sealSecret } from "@/lib/accounts/second-factor/sealing.mjs";
import { anEmptyDatabase } from "@/lib/testing/databases";
import { authSecret } from "./auth-secret.mjs";
import { withClient } from "./database.mjs";
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

describe("of a school of before the secret was noted", () => {
  let secret: string;
  beforeEach(async () => {
    secret = await start();
    await withClient(ownerUrl, async (client: Client) => {
      await client.query(`update "Installation" set "secretCheck" = null`);
      // Somebody's was sealed by a still earlier secret.
      for (const sealedBy of [another, secret]) {
        const username = sealedBy
          .slice(0, 8)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, "x");
        const { rows } = await client.query(
          `insert into "Account" ("username", "displayName", "roles") values ($1, '示例', '{LEADER}') returning "id"`,
          [username],
        );
        await client.query(`insert into "SecondFactor" ("accountId", "secret", "confirmedAt") values ($1, $2, now())`, [
          rows[0].id,
          sealSecret("a secret of a telephone", rows[0].id, sealedBy),
        ]);
      }
    });
  });
  const noted = () =>
    withClient(ownerUrl, async (client: Client) => {
      const { rows } = await client.query(`select "secretCheck" is not null as "noted" from "Installation"`);
      return rows[0].noted;
    });

  test("one that is lost is not replaced", async () => {
    rmSync(file());
    await expect(start()).rejects.toThrow("不在了，或者是空的");
  });

  test("one that opens no second factor is not noted, until somebody says so", async () => {
    writeFileSync(file(), "a secret of nobody here, and long enough");
    await expect(start()).rejects.toThrow("不是这个学校原来的，没有启动");
    expect(await noted()).toBe(false);
    await start(NEW_SECRET);
    expect(await noted()).toBe(true);
  });

  test("the right one is noted", async () => {
    expect([await start(), await noted()]).toEqual([secret, true]);
  });
});
