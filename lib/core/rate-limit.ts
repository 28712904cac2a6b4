import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "./env";

/**
 * How many tries of one kind an address has, per window of seconds. An office, or the guests of a ceremony scanning their
 * letters, share one address: the windows are short, so that they are slowed down and never shut out. Guessing is stopped
 * elsewhere: an account locks after five tries, links and codes are too long.
 */
export const LIMITS = {
  signIn: { points: 20, duration: 60 },
  invitation: { points: 20, duration: 60 },
  verify: { points: 60, duration: 60 },
  search: { points: 120, duration: 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

const holder = globalThis as { partySchoolLimits?: Record<LimitName, RateLimiterPostgres> };

/**
 * Takes one point of an address. Returns 0 when allowed, else the seconds to wait. Counted atomically in PostgreSQL, so
 * several servers share one count.
 */
export async function takeTry(limit: LimitName, key: string): Promise<number> {
  try {
    await limiters()[limit].consume(key.slice(0, 200));
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** Gives the point back: what was tried succeeded, and colleagues behind the same address must not wait for it. */
export async function giveBackTry(limit: LimitName, key: string): Promise<void> {
  await limiters()[limit].reward(key.slice(0, 200), 1);
}

/** The sentence for somebody who must wait. */
export function waitSentence(seconds: number): string {
  return `操作过于频繁，请在 ${Math.ceil(seconds / 60)} 分钟后再试。`;
}

function limiters(): Record<LimitName, RateLimiterPostgres> {
  if (!holder.partySchoolLimits) {
    const storeClient = new pg.Pool({ connectionString: env.DATABASE_URL, max: 2 });
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
