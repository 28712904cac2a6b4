import { cookies } from "next/headers";
import { isRequestSecure } from "./client-device";
import { BROWSER_DAYS } from "./session-times";

const NAME = "known-browser";

/** The token by which this browser may be known to accounts that signed in here before, or null. It signs nobody in. */
export async function browserToken(): Promise<string | null> {
  return (await cookies()).get(NAME)?.value || null;
}

/** Gives this browser its token. */
export async function keepBrowserToken(token: string): Promise<void> {
  (await cookies()).set(NAME, token, {
    maxAge: BROWSER_DAYS * 86_400,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: await isRequestSecure(),
  });
}
