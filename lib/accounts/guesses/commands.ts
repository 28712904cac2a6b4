import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { networkOf } from "@/lib/core/network-of.mjs";
import { hashToken } from "@/lib/core/tokens";
import type { Viewer } from "@/lib/core/viewer";
import { isKnownBrowser } from "../browsers/commands";
import type { accountRef } from "../schema";
import {
  CODES,
  CODES_BEFORE_WAIT,
  CODES_GUESSED,
  codesSentence,
  EVERYBODY,
  FORGET_CODES_HOURS,
  FORGET_MINUTES,
  LOCK_MINUTES,
  lockedSentence,
  minutesAfterCodes,
  slowedSentence,
  subjectOf,
  TRIES_BEFORE_LOCK,
  UNSETTLED_CODES,
  waitAfter,
} from "./rules";

/** The counts of wrong codes from wherever. */
const OF_CODES = [CODES, UNSETTLED_CODES];

/** Which secret of an account is guessed. */
type Secret = "password" | "code";

/** Whose secret is guessed, and from where: a browser that signed in before, or a network. */
export type Guessing = { subject: string; source: string; isKnown: boolean; secret: Secret };

/**
 * What a wrong guess brought about: until when its place is locked, and, if the owner must hear of it, until when strangers wait
 * with codes, after how many.
 */
type Counted = { lockedUntil: Date | null; codes: { wrongCodes: number; waitsUntil: Date } | null };

/**
 * Whether somebody may guess now: at the password of an account, or of a name that nobody has, which must not be told apart.
 * Waits for whoever else guesses at it, so that guesses made at once are counted one after another. Refused is who was
 * wrong too often from this place; while strangers guess, any stranger for some seconds; and with a code, after ten wrong ones
 * from wherever, any stranger for minutes. A browser that signed in before is not kept waiting for the guesses of others.
 */
export async function heedGuesses(
  tx: Tx,
  { account, username, address, browser, secret }: { account: { id: number } | null; username: string } & Place,
  now: Date,
): Promise<Guessing | Refusal> {
  const subject = account ? subjectOf(account.id) : `nobody:${hashToken(username)}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`guesses.${subject}`}))`;
  const isKnown = account !== null && browser !== null && (await isKnownBrowser(tx, account.id, browser, now));
  const source = isKnown ? `browser:${hashToken(browser!)}` : `network:${networkOf(address ?? "unknown")}`;
  const heeded = [source, ...(isKnown ? [] : [EVERYBODY]), ...(secret === "code" && !isKnown ? [CODES] : [])];
  const rows = await tx.wrongGuess.findMany({ where: { subject, source: { in: heeded }, until: { gt: now } } });
  const own = rows.find((row) => row.source === source);
  if (own) return new Refusal(lockedSentence(own.until!, now));
  const codes = rows.find((row) => row.source === CODES);
  if (codes) return new Refusal(codesSentence(codes.until!, now));
  if (rows[0]) return new Refusal(slowedSentence(rows[0].until!, now));
  return { subject, source, isKnown, secret };
}

/** Where somebody guesses: their address, and the token of a browser that may have signed in before; and at what. */
type Place = { address: string | null; browser: string | null; secret: Secret };

/** What a wrong guess is answered with: at whose account, if it is one, how the guess itself is noted in the log, and the sentence. */
type Refused = {
  account: { id: number; displayName: string } | null;
  note: () => Promise<void>;
  sentence: string;
  field?: string;
};

/**
 * Counts a wrong guess and writes what it brought about into the log, behind the guess itself. Gives the refusal: that the place is
 * locked now, or else the sentence. Not thrown, because the count must be written.
 */
export async function refuseGuess(
  tx: Tx,
  actor: Actor,
  guessing: Guessing,
  { account, note, sentence, field }: Refused,
  now: Date,
): Promise<Refusal> {
  const counted = await countGuess(tx, guessing, now);
  await note();
  if (account) await recordHeld(tx, actor, account, counted);
  const { lockedUntil } = counted;
  return new Refusal(lockedUntil ? lockedSentence(lockedUntil, now) : sentence, field);
}

/**
 * Counts a wrong guess. The fifth in a row locks its place; from the tenth wrong code in a row on, wherever they came from,
 * strangers wait with the next. To get that far the password must be known, so nobody is shut out with it for fun.
 */
async function countGuess(tx: Tx, { subject, source, isKnown, secret }: Guessing, now: Date): Promise<Counted> {
  await forgetOld(tx, now);
  const codes = secret === "code" ? await countCode(tx, subject, now) : null;
  if (!isKnown) {
    const strangers = await countOne(tx, subject, EVERYBODY, now);
    const until = new Date(now.getTime() + waitAfter(strangers) * 1000);
    await tx.wrongGuess.update({ where: { subject_source: { subject, source: EVERYBODY } }, data: { until } });
  }
  const guesses = await countOne(tx, subject, source, now);
  if (guesses < TRIES_BEFORE_LOCK) return { lockedUntil: null, codes };
  const until = minutesFrom(now, LOCK_MINUTES);
  await tx.wrongGuess.update({ where: { subject_source: { subject, source } }, data: { until } });
  return { lockedUntil: until, codes };
}

/** To be called after what is only counted in the log. */
async function recordHeld(
  tx: Tx,
  actor: Actor,
  account: { id: number; displayName: string },
  { lockedUntil, codes }: Counted,
): Promise<void> {
  const subject = { type: "account", id: account.id, label: account.displayName };
  if (lockedUntil) await record(tx, actor, "account.locked", subject, { after: { lockedUntil } });
  if (codes) await record(tx, actor, CODES_GUESSED, subject, { after: codes });
}

/**
 * The right answer came from here: its earlier guesses are forgotten. Those of other places are not; a row of wrong codes is
 * broken, unless strangers already wait for it: who guesses that long goes on.
 */
export async function forgiveGuesses(tx: Tx, { subject, source, secret }: Guessing): Promise<void> {
  await tx.wrongGuess.deleteMany({ where: { subject, source } });
  if (secret !== "code") return;
  const broken = [
    { source: CODES, until: null },
    { source: UNSETTLED_CODES, count: { lt: CODES_BEFORE_WAIT } },
  ];
  await tx.wrongGuess.deleteMany({ where: { subject, OR: broken } });
}

/** Forgets wrong codes, wherever they came from: whoever gave them knew a password that is no more. */
export async function forgetCodes(tx: Tx, accountId: number): Promise<void> {
  await tx.wrongGuess.deleteMany({ where: { subject: subjectOf(accountId), source: { in: OF_CODES } } });
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

/**
 * The owner of an account has read that somebody guessed its codes: only as many more are worth telling. Strangers go on waiting,
 * because whoever guessed may still know the password.
 */
export async function noteGuessesSeen(tx: Tx, viewer: Viewer): Promise<void> {
  const subject = { type: "account", id: viewer.accountId, label: viewer.name };
  await tx.wrongGuess.deleteMany({ where: { subject: subjectOf(viewer.accountId), source: UNSETTLED_CODES } });
  await record(tx, viewer, "second-factor.guesses-seen", subject);
}

/** A lock that is over starts the count anew. */
async function countOne(tx: Tx, subject: string, source: string, now: Date): Promise<number> {
  const where = { subject_source: { subject, source } };
  const known = await tx.wrongGuess.findUnique({ where });
  const startsAnew = source !== EVERYBODY && !OF_CODES.includes(source) && known?.until && known.until <= now;
  const count = startsAnew ? 1 : (known?.count ?? 0) + 1;
  const data = { count, lastAt: now, until: null };
  await tx.wrongGuess.upsert({ where, create: { subject, source, ...data }, update: data });
  return count;
}

async function countCode(tx: Tx, subject: string, now: Date): Promise<Counted["codes"]> {
  const wrongCodes = await countOne(tx, subject, CODES, now);
  const unsettled = await countOne(tx, subject, UNSETTLED_CODES, now);
  const minutes = minutesAfterCodes(wrongCodes);
  if (minutes === 0) return null;
  const waitsUntil = minutesFrom(now, minutes);
  await tx.wrongGuess.update({ where: { subject_source: { subject, source: CODES } }, data: { until: waitsUntil } });
  return unsettled < CODES_BEFORE_WAIT ? null : { wrongCodes, waitsUntil };
}

/** Codes are remembered longer: their waits grow to the hour after which the others are forgotten. */
async function forgetOld(tx: Tx, now: Date): Promise<void> {
  const old = { lt: minutesFrom(now, -FORGET_MINUTES) };
  const oldCodes = { lt: minutesFrom(now, -FORGET_CODES_HOURS * 60) };
  await tx.wrongGuess.deleteMany({
    where: {
      OR: [
        { source: { notIn: OF_CODES }, lastAt: old },
        { source: { in: OF_CODES }, lastAt: oldCodes },
      ],
    },
  });
}

function minutesFrom(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
