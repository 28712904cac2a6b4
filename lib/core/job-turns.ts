import { db } from "./db";

/**
 * Whether this server is the one to do a job now. Every server is reminded of it; the first takes the turn, and for so many
 * minutes the others go without. Counted by the database's clock, since servers' clocks differ.
 */
export async function takeTurn(job: string, minutes: number): Promise<boolean> {
  const taken = await db.$queryRaw<unknown[]>`
    INSERT INTO "JobTurn" AS turn ("job", "takenAt") VALUES (${job}, clock_timestamp())
    ON CONFLICT ("job") DO UPDATE SET "takenAt" = clock_timestamp()
    WHERE turn."takenAt" <= clock_timestamp() - make_interval(mins => ${minutes}::int)
    RETURNING turn."job"`;
  return taken.length > 0;
}
