import { connect, type Socket } from "node:net";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, test } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { isDatabaseAway } from "./database-away";
import { DatabaseClient } from "./database-client";
import { db } from "./db";
import { Refusal } from "./errors";

/** Nothing listens there. */
const NOBODY = "postgresql://nobody@127.0.0.1:1/none";

const aPool = (connectionString: string) => new pg.Pool({ Client: DatabaseClient, connectionString });

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("a database that cannot be reached is away", async () => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(NOBODY) });
  const errors = await Promise.all([
    errorOf(prisma.account.count()),
    errorOf(prisma.$transaction((tx) => tx.account.count())),
    errorOf(new DatabaseClient(NOBODY).connect()),
    errorOf(aPool(NOBODY).query("select 1")),
    errorOf(aPool("postgresql://nobody@/none?host=/nowhere").query("select 1")),
  ]);
  expect(errors.map(isDatabaseAway)).toEqual([true, true, true, true, true]);
});

test("a line that breaks while something is asked is the database's", async () => {
  const pool = aPool(process.env.DATABASE_URL!);
  const client = await pool.connect();
  client.on("error", () => {});
  const asked = errorOf(client.query("SELECT pg_sleep(60)::text"));
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" }));
  expect(isDatabaseAway(await asked)).toBe(true);
  client.release(true);
  await pool.end();
});

test("a bucket or another server that cannot be reached is not the database", async () => {
  const bucket = new S3Client({
    endpoint: "http://127.0.0.1:1",
    region: "us-east-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
  });
  const ofBucket = () => bucket.send(new ListBucketsCommand({}));
  const errors = await Promise.all([
    errorOf(ofBucket()),
    errorOf(db.$transaction(() => ofBucket())),
    errorOf(fetch("http://127.0.0.1:9/")),
    new Promise((resolve) => connect(1, "127.0.0.1").once("error", resolve)),
  ]);
  expect(errors.every((error) => error instanceof Error)).toBe(true);
  expect(errors.map(isDatabaseAway)).toEqual([false, false, false, false]);
});

test("a database that ends a connection or a statement is away", async () => {
  const killed = db.$transaction((tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`);
  expect(isDatabaseAway(await errorOf(killed))).toBe(true);
  const slow = db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = '1ms'`;
    await tx.$queryRaw`SELECT pg_sleep(60)::text`;
  });
  expect(isDatabaseAway(await errorOf(slow))).toBe(true);
});

test("a connection counts its statements' time", async () => {
  const [row] = await db.$queryRaw<{ statement_timeout: string }[]>`SHOW statement_timeout`;
  expect(row?.statement_timeout).toBe("20s");
});

test("a database that refuses what was asked is there", async () => {
  const wrong = await errorOf(db.$queryRaw`SELECT 1/0`);
  const twice = await errorOf(
    db.$transaction(async (tx) => {
      await tx.$executeRaw`CREATE TEMPORARY TABLE "once" ("n" int PRIMARY KEY) ON COMMIT DROP`;
      await tx.$executeRaw`INSERT INTO "once" VALUES (57014), (57014)`;
    }),
  );
  const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/admin/57014;303;" });
  const others = [wrong, twice, redirect, new Refusal("57014"), new TypeError("x is not a function"), undefined];
  expect(others.map(isDatabaseAway)).toEqual([false, false, false, false, false, false]);
});
