import { leaveNote, takeNote } from "./handed-notes";

/** Leaves a message for the next page. */
export async function leaveMessage(message: string): Promise<void> {
  await leaveNote("flash", message);
}

/** The message left by the action before this page, or null: once, because coming back must not show a phone number again. */
export function takeMessage(): Promise<string | null> {
  return takeNote("flash");
}
