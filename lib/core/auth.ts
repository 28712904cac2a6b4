import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { db } from "./db";
import { SESSION_HOURS } from "./session-times";
import { hashToken } from "./tokens";

/** A ticket turns into a cookie at once or not at all. */
const TICKET_SECONDS = 60;

/**
 * next-auth carries one thing, the number of a Session row, in an encrypted HttpOnly cookie. The row decides
 * (lib/core/viewer.ts). The password is checked by `signIn` in lib/accounts, which makes the row and a ticket for it;
 * this file turns the ticket into the cookie. None of its routes are served: its own sign-out would leave the row alive.
 */
const nextAuth = NextAuth({
  trustHost: true,
  session: { strategy: "jwt", maxAge: SESSION_HOURS * 60 * 60 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: () => {}, warn: () => {} },
  providers: [
    Credentials({
      credentials: { ticket: {} },
      async authorize({ ticket }) {
        const session = await db.session.findUnique({ where: { tokenHash: hashToken(String(ticket)) } });
        const fresh = session && !session.revokedAt && Date.now() - session.createdAt.getTime() < TICKET_SECONDS * 1000;
        return fresh ? { id: String(session.id) } : null;
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { sub: user.id } : token;
    },
    session({ session, token }) {
      return { expires: session.expires, user: { id: token.sub ?? "" } };
    },
  },
});

/** Sets the session cookie for the ticket of a session row made a moment ago. */
export async function openSession(ticket: string): Promise<void> {
  await nextAuth.signIn("credentials", { ticket, redirect: false });
}

/** Removes the session cookie; revoking the row is the command's task. */
export async function closeSession(): Promise<void> {
  await nextAuth.signOut({ redirect: false });
}

/** The number of the session row in this request's cookie, or null. */
export async function sessionIdOfRequest(): Promise<number | null> {
  const session = await nextAuth.auth();
  const id = Number(session?.user?.id);
  return Number.isInteger(id) && id > 0 ? id : null;
}
