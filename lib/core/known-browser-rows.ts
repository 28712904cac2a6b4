import { BROWSER_DAYS } from "./session-times";
import { hashToken } from "./tokens";

/** The rows of known browsers for this token at an instant: one that lay unused for too long is a stranger again. */
export function whereBrowserIsKnown(token: string, now: Date) {
  const since = new Date(now.getTime() - BROWSER_DAYS * 86_400_000);
  return { tokenHash: hashToken(token), lastUsedAt: { gte: since } };
}
