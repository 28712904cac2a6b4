import { cookies } from "next/headers";
import { isRequestSecure } from "./client-device";

const NAME = "known-browser";

/** The token by which this browser may be known to accounts that signed in here before, or null. It signs nobody in. */
export async function browserToken(): Promise<string | null> {
  return (await cookies()).get(NAME)?.value || null;
}

/** Gives this browser its token, for so many days. */
export async function keepBrowserToken(token: string, days: number): Promise<void> {
  (await cookies()).set(NAME, token, {
    maxAge: days * 86_400,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: await isRequestSecure(),
  });
}
