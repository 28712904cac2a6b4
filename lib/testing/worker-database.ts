import { inject } from "vitest";
import { withClient } from "@/bin/lib/database.mjs";

/** Every worker writes into a clone of its own, so tests in different files never see each other. */
const server = inject("databaseServer");
const name = `w_${process.env.VITEST_POOL_ID}`;

await withClient(`${server}/postgres`, async (client) => {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  if (rowCount === 0) await client.query(`create database ${name} template template_school strategy file_copy`);
});

process.env.DATABASE_URL = `${server}/${name}`;
