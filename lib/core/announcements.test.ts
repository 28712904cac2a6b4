import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startDatabase, withClient } from "@/bin/lib/database.mjs";
import { aRelay } from "@/lib/testing/relay";
import { behindTransactionPooler } from "@/lib/testing/transaction-pooler";
import { generation, hearChanges } from "@/server/changes.mjs";
import { announcementsReach } from "./announcements.mjs";

const direct = process.env.DATABASE_URL!;

test("a start through a pool that hands connections on is refused with a sentence", async () => {
  const pooled = await behindTransactionPooler(direct);
  const started = startDatabase({ dataDir: "/nonexistent", databaseUrl: pooled });
  await expect(started).rejects.toThrow("DATABASE_URL 经过的连接池不转达数据库的通知");
  const migrating = startDatabase({ dataDir: "/nonexistent", databaseUrl: direct, ownerUrl: pooled });
  await expect(migrating).rejects.toThrow("MIGRATION_DATABASE_URL 经过的连接池");
  await expect(startDatabase({ dataDir: "/nonexistent", databaseUrl: direct })).resolves.toMatchObject({ url: direct });
});

test("who neither listens nor sets anything may come through such a pool", async () => {
  const pooled = await behindTransactionPooler(direct);
  const started = startDatabase({ dataDir: "/nonexistent", databaseUrl: pooled, pool: "allowed" });
  await expect(started).resolves.toMatchObject({ url: pooled });
});

test("a server that comes to listen through such a pool keeps nothing", async () => {
  await hearChanges(await behindTransactionPooler(direct));
  expect(generation()).toBeUndefined();
  await withClient(direct, (client: Client) => client.query(`UPDATE "Setting" SET "key" = "key" WHERE false`));
  expect(generation()).toBeUndefined();
});

test("a connection on which nothing is answered is slow, and no such pool; nobody waits for it", async () => {
  const relay = await aRelay();
  onTestFinished(relay.stop);
  const client = new Client({ connectionString: relay.url });
  client.on("error", () => {});
  await client.connect();
  relay.hold();
  expect(await announcementsReach(client, direct, 300)).toBe("slow");
});

test("an announcement that is late because the connection has stopped is no such pool either", async () => {
  const relay = await aRelay();
  onTestFinished(relay.stop);
  const client = new Client({ connectionString: relay.url });
  client.on("error", () => {});
  await client.connect();
  const listened = client.query.bind(client) as (question: string) => Promise<unknown>;
  Object.assign(client, { query: (question: string) => listened(question).finally(relay.hold) });
  expect(await announcementsReach(client, direct, 300)).toBe("slow");
});

test("who asked for a proof listens for none afterwards", async () => {
  await withClient(direct, async (client: Client) => {
    expect(await announcementsReach(client, direct, 3000)).toBe("reach");
    expect((await client.query("SELECT pg_listening_channels() AS name")).rows).toEqual([]);
  });
});
