import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type DatabaseUrls, ownerOf, urlsAt } from "@/lib/testing/database-urls";
import { withClient } from "./database.mjs";
import { applyMigrations } from "./migrations.mjs";
import { giveRights, powersOf, warningOf } from "./rights.mjs";
import { handOver, keepRoles } from "./roles.mjs";

const template = inject("databases");
const { username: server, password } = new URL(template.url);

/** A database as one account of everything made it before there were roles, and brought to what a start makes of it today. */
let urls: DatabaseUrls;
beforeAll(async () => {
  urls = await aDatabase();
  await applyMigrations(urls.superUrl);
  expect((await powersOf(urls.superUrl)).power).toBe("superuser");
  await withClient(urls.superUrl, handOver);
  await giveRights(urls);
}, 60_000);
const made: string[] = [];
afterAll(() =>
  withClient(urlsAt(template, "postgres").superUrl, async (client: Client) => {
    for (const name of made) await client.query(`drop database ${name} with (force)`);
  }),
);

async function aDatabase(owner?: string): Promise<DatabaseUrls> {
  const name = `rights_${randomUUID().replaceAll("-", "")}`;
  made.push(name);
  await withClient(template.superUrl, (client: Client) =>
    client.query(`create database ${name} ${owner ? `owner ${owner}` : ""}`),
  );
  return urlsAt(template, name);
}

type Row = Record<string, unknown>;
const ask = (url: string, sql: string): Promise<Row[]> =>
  withClient(url, async (client: Client) => (await client.query(sql)).rows);

const PRIVILEGES = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];

/** What the web server may do with every table, in the order of the privileges' names. */
async function rightsByTable({ url }: DatabaseUrls): Promise<Record<string, string>> {
  const rows = await ask(
    url,
    `select relname::text as table, array_to_string(array(
       select privilege from unnest('{${PRIVILEGES}}'::text[]) privilege where has_table_privilege(oid, privilege)), ' ') as rights
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`,
  );
  return Object.fromEntries(rows.map(({ table, rights }) => [table, rights]));
}

test("the web server may read and write every table, only add to the log, and no more", async () => {
  const { AuditEntry, AuditLink, _prisma_migrations, ...others } = await rightsByTable(urls);
  expect({ AuditEntry, AuditLink, _prisma_migrations }).toEqual({
    AuditEntry: "SELECT INSERT",
    AuditLink: "SELECT",
    _prisma_migrations: "SELECT",
  });
  expect(Object.keys(others).length).toBeGreaterThan(20);
  expect(new Set(Object.values(others))).toEqual(new Set(["SELECT INSERT UPDATE DELETE"]));
  const sequences = await ask(
    urls.url,
    `select relname from pg_class where relnamespace = 'public'::regnamespace and not case relkind when 'S' then has_sequence_privilege(oid, 'USAGE') else true end`,
  );
  expect(sequences).toEqual([]);
});

test("the web server is no superuser, owns nothing, makes nothing and could not become anybody else", async () => {
  expect(await powersOf(urls.url)).toEqual({ role: server, power: null });
  const [role] = await ask(
    urls.url,
    `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as strong,
       (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships,
       (select count(*)::int from pg_shdepend where refobjid = pg_roles.oid and deptype = 'o') as owned,
       has_database_privilege(current_database(), 'CREATE') or has_database_privilege(current_database(), 'TEMPORARY')
         or has_schema_privilege('public', 'CREATE') as makes
     from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({ strong: false, memberships: 0, owned: 0, makes: false });
});

test("everything belongs to the owner, who is no superuser either", async () => {
  const owners = await ask(
    urls.url,
    `select distinct pg_get_userbyid(owner) as owner from (
       select relowner as owner from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v')
       union all select typowner from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e'
       union all select datdba from pg_database where datname = current_database()
       union all select proowner from pg_proc where pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')) objects`,
  );
  expect(owners).toEqual([{ owner: ownerOf(urls) }]);
  expect(await ask(urls.ownerUrl, "select rolsuper from pg_roles where rolname = current_user")).toEqual([
    { rolsuper: false },
  ]);
});

test.each([
  `UPDATE "AuditEntry" SET "actorName" = 'x'`,
  `DELETE FROM "AuditEntry"`,
  `TRUNCATE "AuditEntry"`,
  `INSERT INTO "AuditLink" VALUES (1, 1, sha256('x'))`,
  `UPDATE "AuditLink" SET "hash" = sha256('x')`,
  `ALTER TABLE "AuditEntry" DISABLE TRIGGER ALL`,
  `ALTER TABLE "AuditEntry" DISABLE TRIGGER "audit_linked"`,
  `DROP TRIGGER "audit_append_only" ON "AuditEntry"`,
  `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
  `CREATE TRIGGER "mine" BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TEMPORARY TABLE "AuditLink" (x int)`,
  `CREATE TABLE "mine" (x int)`,
  `DROP TABLE "AuditEntry"`,
  `SET session_replication_role = replica`,
  `SET ROLE party_school_owner`,
  `COPY (SELECT 1) TO PROGRAM 'true'`,
  `SELECT "audit_link"()`,
])("the web server is refused: %s", async (statement) => {
  await expect(ask(urls.url, statement)).rejects.toMatchObject({ code: "42501" });
});

test("a table that comes later has its rights by itself", async () => {
  await ask(urls.ownerUrl, `CREATE TABLE "Later" ("id" serial PRIMARY KEY, "word" text)`);
  await ask(urls.url, `INSERT INTO "Later" ("word") VALUES ('一')`);
  expect(await ask(urls.url, `UPDATE "Later" SET "word" = '二' RETURNING "word"`)).toEqual([{ word: "二" }]);
  await ask(urls.ownerUrl, `DROP TABLE "Later"`);
});

test("what was lent by hand is taken back at the next start, and starts side by side do not disturb each other", async () => {
  await ask(
    urls.superUrl,
    `GRANT ALL ON "AuditEntry" TO ${server}; GRANT UPDATE ("hash") ON "AuditLink" TO ${server};
    GRANT ${ownerOf(urls)} TO ${server}; ALTER ROLE ${server} CREATEROLE`,
  );
  expect((await powersOf(urls.url)).power).toBe("owner");
  const start = async () => {
    const passwords = { owner: new URL(urls.ownerUrl).password, server: password };
    await withClient(urls.superUrl, (client: Client) => keepRoles(client, passwords));
    await withClient(urls.superUrl, handOver);
    await giveRights(urls);
  };
  await Promise.all([start(), start(), start()]);
  expect(await powersOf(urls.url)).toEqual({ role: server, power: null });
});

test("a server that could rewrite its log is told so, whoever it is", async () => {
  const single = await aDatabase(ownerOf(template));
  await applyMigrations(single.ownerUrl);
  await giveRights({ url: single.ownerUrl, ownerUrl: single.ownerUrl });
  const powers = await powersOf(single.ownerUrl);
  expect(powers).toEqual({ role: ownerOf(template), power: "owner" });
  expect(warningOf(powers)).toContain("是数据表的所有者");
  expect(warningOf(await powersOf(single.superUrl))).toContain("是超级用户");
  await ask(single.ownerUrl, `GRANT SELECT, DELETE ON "AuditEntry", "AuditLink" TO ${server}`);
  expect(warningOf(await powersOf(single.url))).toContain("有权修改审计日志");
  await giveRights(single);
  expect(warningOf(await powersOf(single.url))).toBeNull();
});

test("two addresses that lead to two databases are noticed", async () => {
  const empty = await aDatabase();
  await expect(powersOf(empty.url)).rejects.toThrow("是不是同一个数据库");
});

test("an account that may not change the structure is told which one to give", async () => {
  const empty = await aDatabase();
  await expect(applyMigrations(empty.url)).rejects.toThrow("请用 MIGRATION_DATABASE_URL");
});
