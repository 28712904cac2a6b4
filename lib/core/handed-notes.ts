import { cookies } from "next/headers";
import { isRequestSecure } from "./client-device";
import { db, type Tx } from "./db";
import { keyFrom, seal, unseal } from "./sealed.mjs";
import { hashToken, newToken } from "./tokens";

/** What is handed over, by the name of its cookie: for how many seconds, and to which pages. */
const NOTES = {
  flash: { seconds: 60, path: "/" },
  "refused-files": { seconds: 60, path: "/admin" },
  "handed-invitation": { seconds: 300, path: "/admin/accounts" },
  "second-step": { seconds: 600, path: "/sign-in" },
  "begun-factor": { seconds: 600, path: "/admin/my-account" },
  "recovery-codes": { seconds: 600, path: "/admin/my-account" },
} as const;

export type NoteName = keyof typeof NOTES;

/** Leaves a text for the next page of this browser; an earlier one of the same name is no longer found. */
export async function leaveNote(name: NoteName, text: string): Promise<void> {
  const { seconds, path } = NOTES[name];
  const token = await writeNote(db, name, text, seconds);
  (await cookies()).set(name, token, {
    maxAge: seconds,
    path,
    httpOnly: true,
    sameSite: "lax",
    secure: await isRequestSecure(),
  });
}

/** The text left for this browser, or null; it stays until its time is over. */
export async function readNote(name: NoteName): Promise<string | null> {
  const token = (await cookies()).get(name)?.value;
  return token ? openNote(db, name, token) : null;
}

/** The text left for this browser, or null. Of however many that ask, one gets it. */
export async function takeNote(name: NoteName): Promise<string | null> {
  const token = (await cookies()).get(name)?.value;
  return token ? takeWritten(db, name, token) : null;
}

/** Keeps a text and gives the token that opens it. Clears what is over: the table never holds more than the last minutes. */
export async function writeNote(tx: Tx, name: string, text: string, seconds: number): Promise<string> {
  const token = newToken();
  await tx.$executeRaw`DELETE FROM "HandedNote" WHERE "expiresAt" <= now()`;
  await tx.$executeRaw`
    INSERT INTO "HandedNote" ("tokenHash", "name", "sealed", "expiresAt")
    VALUES (${hashToken(token)}, ${name}, ${seal(text, keyOf(token), name)}, now() + make_interval(secs => ${seconds}::int))`;
  return token;
}

/** What a token opens, or null when there is nothing of that name (any more). */
export async function openNote(tx: Tx, name: string, token: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ sealed: Uint8Array }[]>`
    SELECT "sealed" FROM "HandedNote"
    WHERE "tokenHash" = ${hashToken(token)} AND "name" = ${name} AND "expiresAt" > now()`;
  return row ? unseal(row.sealed, keyOf(token), name) : null;
}

/** The same, and nobody gets it again. */
export async function takeWritten(tx: Tx, name: string, token: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ sealed: Uint8Array }[]>`
    DELETE FROM "HandedNote" WHERE "tokenHash" = ${hashToken(token)} AND "name" = ${name} AND "expiresAt" > now()
    RETURNING "sealed"`;
  return row ? unseal(row.sealed, keyOf(token), name) : null;
}

function keyOf(token: string): Uint8Array {
  return keyFrom(token, "handed note");
}
