import { describe, expect, test } from "vitest";
import { listMigrations } from "./migrations.mjs";
import { madeBy, statementsApart, statementsOf } from "./sql-statements.mjs";

describe("a migration's statements", () => {
  test("end at a semicolon, but not at one in a text, a comment, a name or the body of a function", () => {
    const sql = `
      -- one; two
      INSERT INTO "a;b" VALUES ('x; COMMIT; y', E'it\\'s; z'); /* and; so on */
      CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN RETURN NEW; END; $body$ LANGUAGE plpgsql;
      SELECT 1`;
    expect(statementsOf(sql)).toEqual([
      `INSERT INTO "ab" VALUES ('', '')`,
      "CREATE FUNCTION f() RETURNS trigger AS '' LANGUAGE plpgsql",
      "SELECT 1",
    ]);
  });

  test.each([
    "BEGIN",
    "commit",
    "ROLLBACK TO before",
    "VACUUM FULL",
    "create index concurrently a on b (c)",
    'CREATE UNIQUE INDEX CONCURRENTLY "a" ON "b"("c")',
    "DROP INDEX CONCURRENTLY a",
    "REINDEX TABLE CONCURRENTLY a",
    "ALTER TABLE a DETACH PARTITION b CONCURRENTLY",
    "ALTER SYSTEM RESET work_mem",
    "CREATE DATABASE other",
    "SET search_path = other",
  ])("are refused when they cannot run inside its transaction: %s", (statement) => {
    expect(statementsApart(`SELECT 1;\n${statement};`)).toEqual([statement]);
  });

  test("may change the transaction they are in", () => {
    expect(
      statementsApart("SET LOCAL work_mem = '1GB'; SET CONSTRAINTS ALL DEFERRED; CREATE INDEX a ON b (c)"),
    ).toEqual([]);
  });

  test("say what the migration makes", () => {
    const sql = `CREATE TABLE "A" ("b" INT); CREATE UNIQUE INDEX a_b ON "A"("b");
      ALTER TABLE "A" ADD COLUMN "c" INT, ADD CONSTRAINT a_c CHECK ("c" > 0);`;
    expect(madeBy(sql)).toEqual([
      { kind: "table", name: "A" },
      { kind: "index", name: "a_b" },
      { kind: "column", name: "c", of: "A" },
      { kind: "constraint", name: "a_c", of: "A" },
    ]);
  });
});

test.each(listMigrations())("$name runs inside one transaction", ({ sql }) => {
  expect(statementsApart(sql)).toEqual([]);
});
