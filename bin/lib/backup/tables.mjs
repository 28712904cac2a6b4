/** @typedef {{ name: string; columns: string[] }} Table */

/** Prisma's bookkeeping is made by the runner of migrations, and a mark by the restoring itself: neither is data. */
export const BOOKKEEPING = "_prisma_migrations";
export const RESTORING = "_restoring";

/**
 * The tables of a database that hold data, with the columns that are not computed from others, in the order of their names:
 * `{ name, columns }`, the name ready for SQL.
 * @param {import("pg").Client} client
 * @returns {Promise<Table[]>}
 */
export async function listTables(client) {
  const { rows } = await client.query(
    `select format('%I.%I', nspname, relname) as name, coalesce(columns, '{}') as columns
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     cross join lateral (
       select array_agg(quote_ident(attname) order by attnum) as columns from pg_attribute
       where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as own
     where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema' and relname <> all($1)
       and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
     order by nspname collate "C", relname collate "C"`,
    [[BOOKKEEPING, RESTORING]],
  );
  return rows;
}

/**
 * The names of the migrations a database has gone through, in order; none where there was never one.
 * @param {import("pg").Client} client
 * @returns {Promise<string[]>}
 */
export async function appliedMigrations(client) {
  const { rows } = await client.query("select to_regclass('public._prisma_migrations') is not null as found");
  if (!rows[0].found) return [];
  const applied = await client.query(
    `select distinct migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by 1`,
  );
  return applied.rows.map(({ name }) => name).sort();
}
