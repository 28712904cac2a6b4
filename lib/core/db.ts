import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { DatabaseClient } from "./database-client";
import { env } from "./env";
import { log } from "./log";
import { metrics } from "./metrics";

/** What commands and queries are handed: a transaction, or the plain client for single reads. */
export type Tx = Prisma.TransactionClient;

/** Nothing the site asks takes long. The second bound is for a database that no longer counts itself. */
const STATEMENT_SECONDS = 20;
const ANSWER_MS = 22_000;
const CONNECT_MS = 5000;

const holder = globalThis as { partySchoolDb?: PrismaClient };

/** The one connection pool of this process; kept across hot reloads. */
export const db: PrismaClient = holder.partySchoolDb ?? connectTo(env.DATABASE_URL);
holder.partySchoolDb = db;

/** The same for another address. A database that falls silent is noticed earlier (`DatabaseClient`) than these bounds say. */
export function connectTo(connectionString: string): PrismaClient {
  const pool = new pg.Pool({
    Client: DatabaseClient,
    connectionString,
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    // Not as a parameter of the connection: PgBouncer refuses those it does not know.
    onConnect: async (client) => void (await client.query(`SET statement_timeout = '${STATEMENT_SECONDS}s'`)),
  });
  pool.on("error", (error) => log.warn({ error: error.message }, "a connection of the database broke"));
  metrics.watchPool(pool);
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
}
