import type { Client } from "pg";
import { expect, test } from "vitest";
import { behindTransactionPooler } from "@/lib/testing/transaction-pooler";
import { generation, hearChanges } from "./changes.mjs";
import { startDatabase, withClient } from "./database.mjs";

const direct = process.env.DATABASE_URL!;

test("a start through a pool that hands connections on is refused with a sentence", async () => {
  const pooled = await behindTransactionPooler(direct);
  const started = startDatabase({ dataDir: "/nonexistent", databaseUrl: pooled });
  await expect(started).rejects.toThrow("DATABASE_URL 经过的连接池不转达数据库的通知");
  const migrating = startDatabase({ dataDir: "/nonexistent", databaseUrl: direct, ownerUrl: pooled });
  await expect(migrating).rejects.toThrow("MIGRATION_DATABASE_URL 经过的连接池");
  await expect(startDatabase({ dataDir: "/nonexistent", databaseUrl: direct })).resolves.toMatchObject({ url: direct });
});

test("a server that comes to listen through such a pool keeps nothing", async () => {
  await hearChanges(await behindTransactionPooler(direct));
  expect(generation()).toBeUndefined();
  await withClient(direct, (client: Client) => client.query(`UPDATE "Setting" SET "key" = "key" WHERE false`));
  expect(generation()).toBeUndefined();
});
