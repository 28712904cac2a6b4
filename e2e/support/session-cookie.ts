import { encode } from "next-auth/jwt";
import { db } from "@/lib/core/db";
import { SESSION_HOURS } from "@/lib/core/session-times";
import { hashToken, newToken } from "@/lib/core/tokens";
import { anAccountWithPassword } from "@/lib/testing/sign-in";
import type { Role } from "@/prisma/generated/enums";

/** What next-auth calls its cookie over plain http, and the salt with which it is encrypted. */
const NAME = "authjs.session-token";

/** The cookie of a session that a new account with these roles has just opened, as the site at this address sets it. */
export async function aSessionCookie(url: string, account: { roles: Role[]; name: string }) {
  const seconds = SESSION_HOURS * 3600;
  const { id } = await db.$transaction(async (tx) => {
    const { id: accountId } = await anAccountWithPassword(tx, account);
    const expiresAt = new Date(Date.now() + seconds * 1000);
    return tx.session.create({ data: { accountId, tokenHash: hashToken(newToken()), expiresAt } });
  });
  const secret = process.env.AUTH_SECRET!;
  const value = await encode({ token: { sub: String(id) }, secret, salt: NAME, maxAge: seconds });
  return { name: NAME, value, url, httpOnly: true, sameSite: "Lax" as const };
}
