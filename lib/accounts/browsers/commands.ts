import type { Tx } from "@/lib/core/db";
import { whereBrowserIsKnown } from "@/lib/core/known-browser-rows";
import { hashToken, newToken } from "@/lib/core/tokens";
import { MOST_BROWSERS } from "./rules";

/** Whether an account has signed in before from the browser that carries this token. */
export async function isKnownBrowser(tx: Tx, accountId: number, token: string, now: Date): Promise<boolean> {
  return (await tx.knownBrowser.count({ where: { accountId, ...whereBrowserIsKnown(token, now) } })) > 0;
}

/**
 * Notes that an account signed in from a browser, and gives the browser a fresh token: whoever planted or copied the old one
 * is a stranger again. Colleagues who share the browser stay known by the new token.
 */
export async function rememberBrowser(tx: Tx, accountId: number, former: string | null, now: Date): Promise<string> {
  const token = newToken();
  const tokenHash = hashToken(token);
  if (former) await tx.knownBrowser.updateMany({ where: { tokenHash: hashToken(former) }, data: { tokenHash } });
  await tx.knownBrowser.upsert({
    where: { known_browser_once: { accountId, tokenHash } },
    create: { accountId, tokenHash, lastUsedAt: now },
    update: { lastUsedAt: now },
  });
  const kept = { where: { accountId }, orderBy: { lastUsedAt: "desc" as const }, select: { id: true } };
  const old = await tx.knownBrowser.findMany({ ...kept, skip: MOST_BROWSERS });
  if (old.length > 0) await tx.knownBrowser.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
  return token;
}

/** All browsers of an account are strangers again. */
export async function forgetBrowsers(tx: Tx, accountId: number): Promise<void> {
  await tx.knownBrowser.deleteMany({ where: { accountId } });
}
