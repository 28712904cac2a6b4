import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

/** What commands and queries are handed: a transaction, or the plain client for single reads. */
export type Tx = Prisma.TransactionClient;

const holder = globalThis as { partySchoolDb?: PrismaClient };

/** The one connection pool of this process; kept across hot reloads. */
export const db: PrismaClient = holder.partySchoolDb ?? connect();
holder.partySchoolDb = db;

function connect(): PrismaClient {
  const adapter = new PrismaPg({ connectionString: env.DATABASE_URL, max: 10 });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
}
