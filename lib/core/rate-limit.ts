import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { clientAddress } from "./client-address";
import { DatabaseClient } from "./database-client";
import { db } from "./db";
import { env } from "./env";
import { browserToken } from "./known-browser";
import { whereBrowserIsKnown } from "./known-browser-rows";
import { log } from "./log";
import { networkOf } from "./network-of.mjs";
import { answerLater } from "./request-notes";

/**
 * How many tries of one kind an address has, per window of seconds. An office, or the guests of a ceremony scanning their
 * letters, share one address: the windows are short, so that they are slowed down and never shut out. Guessing is stopped
 * elsewhere: wrong passwords and codes are counted at the account, by where they come from; links are too long to guess.
 */
export const LIMITS = {
  signIn: { points: 20, duration: 60 },
  tokens: { points: 120, duration: 60 },
  invitation: { points: 20, duration: 60 },
  verify: { points: 60, duration: 60 },
  search: { points: 120, duration: 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

const holder = globalThis as { partySchoolLimits?: Record<LimitName, RateLimiterPostgres> };

/**
 * Whose tries a form of this request takes: those of a browser from which somebody signed in before, so that no stranger behind the
 * same address uses them up; else those of the address. Asked once per request: a sign-in
 * may make the browser known.
 */
export async function visitorOfForm(): Promise<string> {
  const [token, address] = [await browserToken(), await clientAddress()];
  // Whoever sends tokens that nobody gave out must not make the database look for each.
  if (token === null || (await takeTry("tokens", address)) > 0) return address;
  // The row stays what it is when a sign-in gives the browser another token.
  const known = await db.knownBrowser.findFirst({
    where: whereBrowserIsKnown(token, new Date()),
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return known ? `browser ${known.id}` : address;
}

/**
 * Takes one point of a visitor, else of the address of this request. Returns 0 when allowed; else the seconds to wait, and the
 * answer is a 429 that names them.
 */
export async function takeVisitorsTry(limit: LimitName, visitor?: string): Promise<number> {
  const wait = await takeTry(limit, visitor ?? (await clientAddress()));
  if (wait > 0) await answerLater(429, wait);
  return wait;
}

/** Gives the point back: what was tried succeeded, and colleagues behind the same address must not wait for it. */
export async function giveBackVisitorsTry(limit: LimitName, visitor?: string): Promise<void> {
  await limiters()[limit].reward(networkOf(visitor ?? (await clientAddress())), 1);
}

/**
 * Takes one point of an address, or of its line in IPv6. Returns 0 when allowed, else the seconds to wait. Counted atomically in
 * PostgreSQL, so several servers share one count.
 */
export async function takeTry(limit: LimitName, address: string): Promise<number> {
  try {
    await limiters()[limit].consume(networkOf(address.slice(0, 200)));
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** The sentence for somebody who must wait. */
export function waitSentence(seconds: number): string {
  return `操作过于频繁，请在 ${Math.ceil(seconds / 60)} 分钟后再试。`;
}

function limiters(): Record<LimitName, RateLimiterPostgres> {
  if (!holder.partySchoolLimits) {
    const storeClient = new pg.Pool({
      Client: DatabaseClient,
      connectionString: env.DATABASE_URL,
      max: 2,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
    });
    // An idle connection that breaks would end the process when nobody listened.
    storeClient.on("error", (error) => log.warn({ error: error.message }, "a connection of the limits broke"));
    const make = (name: LimitName) =>
      new RateLimiterPostgres({
        storeClient,
        storeType: "pool",
        tableName: "rate_limits",
        tableCreated: true,
        keyPrefix: name,
        ...LIMITS[name],
      });
    const names = Object.keys(LIMITS) as LimitName[];
    holder.partySchoolLimits = Object.fromEntries(names.map((name) => [name, make(name)])) as Record<
      LimitName,
      RateLimiterPostgres
    >;
  }
  return holder.partySchoolLimits;
}
