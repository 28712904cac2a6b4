import { headers } from "next/headers";

/** Read by server/request-notes.mjs, which sends the answer. */
type Note = { status?: number; retryAfter?: number; maySendLong?: boolean };

/** The answer under way says to come again: 429 after too many tries, 503 while the database is away. */
export async function answerLater(status: 429 | 503, seconds: number): Promise<void> {
  const note = noteOf(await headers());
  if (note) Object.assign(note, { status, retryAfter: seconds });
}

/** The sender is signed in, so what is sent may take an hour, as photographs do on a slow line. */
export function allowLongUpload(sent: Headers): void {
  const note = noteOf(sent);
  if (note) note.maySendLong = true;
}

/** Undefined under `npm run dev` and in tests, where nobody reads it. */
function noteOf(sent: { get(name: string): string | null }): Note | undefined {
  const { partySchoolRequestNotes } = globalThis as { partySchoolRequestNotes?: Map<string, Note> };
  return partySchoolRequestNotes?.get(sent.get("x-request-note") ?? "");
}
