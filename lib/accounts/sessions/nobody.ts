import type { Tx } from "@/lib/core/db";
import { hashToken } from "@/lib/core/tokens";
import { LOCK_MINUTES, TRIES_BEFORE_LOCK } from "../rules";

/**
 * Counts a try with a user name that nobody has, as if it were an account: otherwise the missing lock after five tries would
 * tell which names exist. Returns until when the name is locked, or null. The rows are cleared with those of the rate limiter.
 */
export async function countTryOfNobody(tx: Tx, username: string, now: Date): Promise<Date | null> {
  const until = now.getTime() + LOCK_MINUTES * 60_000;
  const [row] = await tx.$queryRaw<{ points: number; expire: bigint }[]>`
    INSERT INTO "rate_limits" AS "known" ("key", "points", "expire")
    VALUES (${`nobody:${hashToken(username)}`}, 1, ${until})
    ON CONFLICT ("key") DO UPDATE SET
      "points" = CASE WHEN "known"."expire" <= ${now.getTime()} THEN 1 ELSE "known"."points" + 1 END,
      "expire" = CASE WHEN "known"."expire" > ${now.getTime()} AND "known"."points" >= ${TRIES_BEFORE_LOCK}
        THEN "known"."expire" ELSE ${until} END
    RETURNING "points", "expire"`;
  return row && row.points >= TRIES_BEFORE_LOCK ? new Date(Number(row.expire)) : null;
}
