import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { describe, expect, inject, it } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";
import { currentSchema, differenceOf } from "@/bin/lib/schema-engine.mjs";

/** What Prisma's models can say of a database, read from its catalogue in a comparable order. */
const CATALOGUE = {
  columns: `SELECT table_name, column_name, udt_name, is_nullable, column_default
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  enums: `SELECT typname, enumlabel, enumsortorder FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid`,
  keys: `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS definition
         FROM pg_constraint
         WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace
           AND conrelid::regclass::text <> '_prisma_migrations'`,
  indexes: `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
} as const;

type Rows = Record<keyof typeof CATALOGUE, string[]>;

describe("all migrations, applied to an empty database", () => {
  it("make what the models say, and more only by constraints and indexes of their own", async () => {
    const server = inject("databaseServer");
    const name = `models_${randomUUID().replaceAll("-", "")}`;
    await withClient(`${server}/postgres`, (client: Client) => client.query(`create database ${name}`));
    const sql = await differenceOf(`${server}/${name}`, [], currentSchema());
    await withClient(`${server}/${name}`, (client: Client) => client.query(sql));

    const byModels: Rows = await withClient(`${server}/${name}`, readCatalogue);
    const byMigrations: Rows = await withClient(process.env.DATABASE_URL!, readCatalogue);
    expect(byModels.columns.length).toBeGreaterThan(100);
    expect(byMigrations.columns).toEqual(byModels.columns);
    expect(byMigrations.enums).toEqual(byModels.enums);
    expect(byMigrations.keys).toEqual(byModels.keys);
    expect(byModels.indexes.filter((index) => !byMigrations.indexes.includes(index))).toEqual([]);
  });

  it("hold each column that says who did it to an account, which cannot be deleted then", async () => {
    const rows: { column: string; key: string | null }[] = await withClient(
      process.env.DATABASE_URL!,
      async (client: Client) => {
        const { rows } = await client.query(`
        SELECT table_name || '.' || column_name AS "column", pg_get_constraintdef(pg_constraint.oid) AS "key"
        FROM information_schema.columns
        LEFT JOIN pg_constraint ON contype = 'f' AND conrelid = format('%I', table_name)::regclass
          AND conkey = ARRAY[ordinal_position::int2]
        WHERE table_schema = 'public' AND column_name LIKE '%ById'`);
        return rows;
      },
    );
    const held = /REFERENCES "Account"\(id\) ON UPDATE CASCADE ON DELETE RESTRICT$/;
    expect(rows.filter(({ key }) => !held.test(key ?? ""))).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });
});

async function readCatalogue(client: Client): Promise<Rows> {
  const read = async (query: string) => (await client.query(query)).rows.map((row) => JSON.stringify(row)).sort();
  return {
    columns: await read(CATALOGUE.columns),
    enums: await read(CATALOGUE.enums),
    keys: await read(CATALOGUE.keys),
    indexes: await read(CATALOGUE.indexes),
  };
}
