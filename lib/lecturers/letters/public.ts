import { dayInShanghai, toDay, toDayOrNull } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import { type LetterState, letterState, readCode } from "./rules";
import { type LetterSnapshot, letterSnapshot } from "./snapshot";

/** What the holder of a code is told: every printed field and what the letter is worth today. */
export type VerifiedLetter = {
  printed: LetterSnapshot;
  state: LetterState;
  /** Last day in force when it ended before the printed term. */
  endedOn: string | null;
  reissuedAs: string | null;
  isSample: boolean;
};

/**
 * The letter behind a typed code, or null. A code that cannot exist and one that does not exist are told alike. Never cached:
 * an ending must show at once. The caller limits tries by address.
 */
export async function verifyLetter(typed: string, client: Tx = db): Promise<VerifiedLetter | null> {
  const code = readCode(typed);
  if (!code) return null;
  const letter = await client.appointmentLetter.findUnique({
    where: { verificationCode: code },
    select: {
      snapshot: true,
      isSample: true,
      withdrawnAt: true,
      reissuedAs: { select: { letterNo: true } },
      appointment: { select: { termStart: true, termEnd: true, endedOn: true } },
    },
  });
  if (!letter) return null;
  const { termStart, termEnd, endedOn } = letter.appointment;
  const term = { termStart: toDay(termStart), termEnd: toDayOrNull(termEnd), endedOn: toDayOrNull(endedOn) };
  const facts = { withdrawn: letter.withdrawnAt !== null, reissued: letter.reissuedAs !== null, term };
  return {
    printed: letterSnapshot.parse(letter.snapshot),
    state: letterState(facts, dayInShanghai()),
    endedOn: term.endedOn,
    reissuedAs: letter.reissuedAs?.letterNo ?? null,
    isSample: letter.isSample,
  };
}
