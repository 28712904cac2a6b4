import { leaveOwnNote, readOwnNote } from "@/lib/core/own-notes";
import type { Viewer } from "@/lib/core/viewer";

/** Keeps the secret that a telephone is to take in for the sign-in that asked for it: no other shows it or finishes with it. */
export async function leaveBegun(viewer: Viewer, secret: string): Promise<void> {
  await leaveOwnNote("begun-factor", viewer, `${viewer.sessionId} ${secret}`);
}

/** The secret that this sign-in began with in this browser, or null. */
export async function begunSecret(viewer: Viewer): Promise<string | null> {
  const [sessionId, secret] = (await readOwnNote("begun-factor", viewer))?.split(" ") ?? [];
  return sessionId === String(viewer.sessionId) && secret ? secret : null;
}
