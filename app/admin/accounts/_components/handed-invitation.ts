import { leaveNote, readNote } from "@/lib/core/handed-notes";

/**
 * Keeps a new link for the next page of the administrator who made it, for five minutes: long enough to copy it, short
 * enough not to be found later. In the address it would stay in the browser's history.
 */
export async function leaveInvitation({ id, token }: { id: number; token: string }): Promise<void> {
  await leaveNote("handed-invitation", `${id}.${token}`);
}

/** The token handed out for this account a moment ago, or null. */
export async function handedInvitation(id: number): Promise<string | null> {
  const [account, token] = (await readNote("handed-invitation"))?.split(".") ?? [];
  return account === String(id) && token ? token : null;
}
