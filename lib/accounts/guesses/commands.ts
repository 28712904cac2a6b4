import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { networkOf } from "@/lib/core/network-of.mjs";
import { hashToken } from "@/lib/core/tokens";
import { isKnownBrowser } from "../browsers/commands";
import type { accountRef } from "../schema";
import {
  FORGET_MINUTES,
  LOCK_MINUTES,
  lockedSentence,
  slowedSentence,
  subjectOf,
  TRIES_BEFORE_LOCK,
  waitAfter,
} from "./rules";

/** The count of all strangers together. */
const EVERYBODY = "everybody";

/** Whose secret is guessed, and from where: a browser that signed in before, or a network. */
export type Guessing = { subject: string; source: string; isKnown: boolean };

/**
 * Whether somebody may guess now: at the password of an account, or of a name that nobody has, which must not be told apart.
 * Waits for whoever else guesses at it, so that guesses made at once are counted one after another. Refused is who was
 * wrong too often from this place; and, while strangers guess, any stranger for some seconds. A browser that signed in
 * before is not kept waiting for the guesses of others.
 */
export async function heedGuesses(
  tx: Tx,
  { account, username, address, browser }: { account: { id: number } | null; username: string } & Place,
  now: Date,
): Promise<Guessing | Refusal> {
  const subject = account ? subjectOf(account.id) : `nobody:${hashToken(username)}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`guesses.${subject}`}))`;
  const isKnown = account !== null && browser !== null && (await isKnownBrowser(tx, account.id, browser, now));
  const source = isKnown ? `browser:${hashToken(browser!)}` : `network:${networkOf(address ?? "unknown")}`;
  const heeded = isKnown ? [source] : [source, EVERYBODY];
  const rows = await tx.wrongGuess.findMany({ where: { subject, source: { in: heeded }, until: { gt: now } } });
  const own = rows.find((row) => row.source === source);
  if (own) return new Refusal(lockedSentence(own.until!, now));
  if (rows[0]) return new Refusal(slowedSentence(rows[0].until!, now));
  return { subject, source, isKnown };
}

/** Where somebody guesses: their address, and the token of a browser that may have signed in before. */
export type Place = { address: string | null; browser: string | null };

/** Counts a wrong guess; the fifth in a row locks its place. Returns until when, else null. */
export async function countGuess(tx: Tx, { subject, source, isKnown }: Guessing, now: Date): Promise<Date | null> {
  await tx.wrongGuess.deleteMany({ where: { lastAt: { lt: minutesFrom(now, -FORGET_MINUTES) } } });
  if (!isKnown) {
    const strangers = await countOne(tx, subject, EVERYBODY, now);
    const until = new Date(now.getTime() + waitAfter(strangers) * 1000);
    await tx.wrongGuess.update({ where: { subject_source: { subject, source: EVERYBODY } }, data: { until } });
  }
  const guesses = await countOne(tx, subject, source, now);
  if (guesses < TRIES_BEFORE_LOCK) return null;
  const until = minutesFrom(now, LOCK_MINUTES);
  await tx.wrongGuess.update({ where: { subject_source: { subject, source } }, data: { until } });
  return until;
}

/** The right answer came from here: its earlier guesses are forgotten. Those of other places are not. */
export async function forgiveGuesses(tx: Tx, { subject, source }: Guessing): Promise<void> {
  await tx.wrongGuess.deleteMany({ where: { subject, source } });
}

/** Forgets all wrong guesses at an account, wherever they came from. */
export async function forgetGuesses(tx: Tx, accountId: number): Promise<void> {
  await tx.wrongGuess.deleteMany({ where: { subject: subjectOf(accountId) } });
}

/** An administrator, or somebody at the server, lets an account be tried from everywhere again. */
export async function unlockAccount(
  tx: Tx,
  actor: Actor,
  { id }: Pick<z.output<typeof accountRef>, "id">,
): Promise<void> {
  const account = found(await tx.account.findUnique({ where: { id } }), `account ${id}`);
  await forgetGuesses(tx, id);
  await record(tx, actor, "account.unlocked", { type: "account", id, label: account.displayName });
}

/** A lock that is over starts the count anew. */
async function countOne(tx: Tx, subject: string, source: string, now: Date): Promise<number> {
  const where = { subject_source: { subject, source } };
  const known = await tx.wrongGuess.findUnique({ where });
  const startsAnew = source !== EVERYBODY && known?.until && known.until <= now;
  const count = startsAnew ? 1 : (known?.count ?? 0) + 1;
  const data = { count, lastAt: now, until: null };
  await tx.wrongGuess.upsert({ where, create: { subject, source, ...data }, update: data });
  return count;
}

function minutesFrom(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
