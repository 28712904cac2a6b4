import { leaveNote, type NoteName, readNote } from "./handed-notes";

type Owner = { accountId: number };

/** Leaves a text for the next page of this browser that only this account reads there: a colleague may sign in meanwhile. */
export async function leaveOwnNote(name: NoteName, { accountId }: Owner, text: string): Promise<void> {
  await leaveNote(name, `${accountId} ${text}`);
}

/** The text left for this account in this browser, or null. */
export async function readOwnNote(name: NoteName, { accountId }: Owner): Promise<string | null> {
  const note = await readNote(name);
  const owner = `${accountId} `;
  return note?.startsWith(owner) ? note.slice(owner.length) : null;
}
