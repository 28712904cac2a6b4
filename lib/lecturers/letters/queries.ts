import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { type LetterSnapshot, letterSnapshot } from "./snapshot";
import { whereStanding } from "./where";

/** One letter as it was printed; null when there is none. */
export async function getLetterSnapshot(
  _viewer: Viewer<"letters.print">,
  id: number,
  client: Tx = db,
): Promise<LetterSnapshot | null> {
  const letter = await client.appointmentLetter.findUnique({ where: { id }, select: { snapshot: true } });
  return letter && letterSnapshot.parse(letter.snapshot);
}

/** How many letters a ceremony has that still count: not withdrawn, not replaced. */
export async function countLettersOfCeremony(
  _viewer: Viewer<"letters.print">,
  ceremonyId: number,
  client: Tx = db,
): Promise<number> {
  return client.appointmentLetter.count({ where: standingLetters(ceremonyId) });
}

/** The letters of a ceremony that still count, as printed, in the order of their numbers; for the job that prints them. */
export async function readLetterSnapshots(client: Tx, ceremonyId: number): Promise<LetterSnapshot[]> {
  const letters = await client.appointmentLetter.findMany({
    where: standingLetters(ceremonyId),
    select: { snapshot: true },
    orderBy: [{ isSample: "asc" }, { year: "asc" }, { number: "asc" }],
  });
  return letters.map(({ snapshot }) => letterSnapshot.parse(snapshot));
}

/** The condition for letters of a ceremony that still count. */
export const standingLetters = (ceremonyId: number) => ({ appointment: { ceremonyId }, ...whereStanding });
