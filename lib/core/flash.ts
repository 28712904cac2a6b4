import { cookies } from "next/headers";

export const FLASH_COOKIE = "flash";

/** Leaves a message for the next page. The page's script removes it; without script it is gone after ten seconds. */
export async function leaveMessage(message: string): Promise<void> {
  (await cookies()).set(FLASH_COOKIE, encodeURIComponent(message), { maxAge: 10, path: "/", sameSite: "lax" });
}

/** The message left by the action before this page, or null. */
export async function readMessage(): Promise<string | null> {
  const value = (await cookies()).get(FLASH_COOKIE)?.value;
  return value ? decodeURIComponent(value) : null;
}
