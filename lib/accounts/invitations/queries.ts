import { db, type Tx } from "@/lib/core/db";
import { hashToken } from "@/lib/core/tokens";
import { anyAdministrator } from "../administrators";

/** Whose link this is, or null when it was used, replaced, is too old or never was. The token is what gives the right to ask. */
export async function getInvitation(
  token: string,
  client: Tx = db,
): Promise<{ username: string; displayName: string } | null> {
  const invitation = await client.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      usedAt: true,
      expiresAt: true,
      account: { select: { username: true, displayName: true, disabledAt: true } },
    },
  });
  const good = invitation?.account && !invitation.usedAt && invitation.expiresAt > new Date();
  if (!good || invitation.account!.disabledAt) return null;
  const { username, displayName } = invitation.account!;
  return { username, displayName };
}

/** Whether a link can still make the first administrator. */
export async function isSetupOpen(token: string, client: Tx = db): Promise<boolean> {
  const invitation = await client.invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  const good = invitation && invitation.accountId === null && !invitation.usedAt && invitation.expiresAt > new Date();
  return Boolean(good) && !(await anyAdministrator(client));
}
