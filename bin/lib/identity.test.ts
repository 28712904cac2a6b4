import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { withClient } from "./database.mjs";
import { identityOfDatabase, identityOfFolder, keepIdentity } from "./identity.mjs";
import { upgradeOwn } from "./own-database.mjs";

const server = inject("databaseServer");
let dataDir: string;
let database: { url: string; ownerUrl: string; place: string };
let made: string[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "identity-test-"));
  database = await newDatabase();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
  for (const name of made) await admin(`drop database ${name} with (force)`);
  made = [];
});

const admin = (sql: string) => withClient(`${server}/postgres`, (client: Client) => client.query(sql));

async function newDatabase() {
  const name = `identity_${randomUUID().replaceAll("-", "")}`;
  await admin(`create database ${name}`);
  made.push(name);
  const url = `${server}/${name}`;
  return { url, ownerUrl: url, place: name };
}

const start = (...args: string[]) => upgradeOwn({ dataDir, database, args: [...args, "--without-backup"] });
const ask = (sql: string) => withClient(database.url, async (client: Client) => (await client.query(sql)).rows);
const nameInDatabase = (): Promise<string | undefined> => withClient(database.url, identityOfDatabase);
const tables = async () => (await ask("select from pg_tables where schemaname = 'public'")).length;
const startsOfNow = () => start().then((applied: string[]) => applied.length);

test("a first start writes one name into folder and database, and every later start finds it", async () => {
  expect(await startsOfNow()).toBeGreaterThan(0);
  const name = identityOfFolder(dataDir);
  expect(name).toMatch(/^[0-9a-f-]{36}$/);
  expect(await nameInDatabase()).toBe(name);
  expect(await startsOfNow()).toBe(0);
  expect(identityOfFolder(dataDir)).toBe(name);
  expect(readdirSync(dataDir)).toEqual(["identity"]);
});

test("a first start that was killed before the folder had the name is gone on with", async () => {
  await start();
  const name = identityOfFolder(dataDir)!;
  rmSync(join(dataDir, "identity"));
  writeFileSync(join(dataDir, "identity.new"), name);
  await start();
  expect(identityOfFolder(dataDir)).toBe(name);
});

test("a first start that was killed before the database had the name is gone on with", async () => {
  await start();
  const name = identityOfFolder(dataDir)!;
  await ask(`delete from "Installation"`);
  rmSync(join(dataDir, "identity"));
  writeFileSync(join(dataDir, "identity.new"), name);
  await start();
  expect([identityOfFolder(dataDir), await nameInDatabase()]).toEqual([name, name]);
});

test("another school's database is refused, and nothing is written", async () => {
  await start();
  const name = randomUUID();
  keepIdentity(dataDir, name);
  await expect(start()).rejects.toThrow("不属于同一个学校");
  expect(identityOfFolder(dataDir)).toBe(name);
});

test("an empty database is no new school for a folder that has one", async () => {
  await start();
  database = await newDatabase();
  await expect(start()).rejects.toThrow("数据文件夹");
  await expect(start("--adopt")).rejects.toThrow(`数据库 ${database.place} 是空的`);
  expect(await tables()).toBe(0);
});

test("nor for a folder in which an earlier version left its secret or files", async () => {
  mkdirSync(join(dataDir, "files"));
  await expect(start()).rejects.toThrow("是空的，没有启动");
  expect(await tables()).toBe(0);
});

test("a school without its folder is refused, until somebody says that they belong together", async () => {
  await start();
  const name = identityOfFolder(dataDir);
  rmSync(join(dataDir, "identity"));
  await expect(start()).rejects.toThrow("npm start -- --adopt");
  expect(existsSync(join(dataDir, "identity"))).toBe(false);
  await start("--adopt");
  expect(identityOfFolder(dataDir)).toBe(name);
});

test("a server that keeps its files in a bucket joins with an empty folder, but not with another school's", async () => {
  await start();
  const name = identityOfFolder(dataDir);
  rmSync(join(dataDir, "identity"));
  vi.stubEnv("S3_BUCKET", "school");
  await start();
  expect(identityOfFolder(dataDir)).toBe(name);
  keepIdentity(dataDir, randomUUID());
  await expect(start()).rejects.toThrow("不属于同一个学校");
});

test("folder and database of an earlier version, which had no names, get one", async () => {
  await start();
  rmSync(join(dataDir, "identity"));
  writeFileSync(join(dataDir, "auth-secret"), "x");
  await ask(
    `drop table "Installation"; delete from _prisma_migrations where migration_name ~ '_(installation|secret_check)$'`,
  );
  expect(await startsOfNow()).toBe(2);
  expect(await nameInDatabase()).toBe(identityOfFolder(dataDir));
});

test("a database with another program's tables is left alone", async () => {
  await ask("create table theirs ()");
  await expect(start()).rejects.toThrow("已有别的程序的数据");
  expect(await tables()).toBe(1);
});

test("of two first starts on one database, each with a folder of its own, one is refused", async () => {
  const other = mkdtempSync(join(tmpdir(), "identity-test-"));
  const tries = await Promise.allSettled([start(), upgradeOwn({ dataDir: other, database, args: [] })]);
  const named = [dataDir, other].map(identityOfFolder).filter(Boolean);
  rmSync(other, { recursive: true });
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(named).toEqual([await nameInDatabase()]);
});
