import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { hashToken, newToken } from "@/lib/core/tokens";
import { getSettings } from "@/lib/settings/queries";
import { anyAdministrator, lockAdministrators } from "../administrators";
import { forgetGuesses } from "../guesses/commands";
import { hashPassword, refusalOfPassword } from "../passwords";
import { INVITATION_DAYS } from "../rules";
import type { acceptanceInput, firstAdministratorInput } from "../schema";
import { NO_SUCH_INVITATION } from "./rules";

/** Makes the one link with which an account sets its password; earlier ones stop working. Returns the token, kept nowhere. */
export async function issueInvitation(tx: Tx, accountId: number | null, now: Date = new Date()): Promise<string> {
  await tx.invitation.updateMany({
    where: { accountId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const token = newToken();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
  await tx.invitation.create({ data: { accountId, tokenHash: hashToken(token), expiresAt } });
  return token;
}

/** A link for the first administrator, or null when somebody can already administer the site. */
export async function issueSetupLink(tx: Tx): Promise<string | null> {
  await lockAdministrators(tx);
  return (await anyAdministrator(tx)) ? null : issueInvitation(tx, null);
}

/**
 * Makes the first administrator. Refuses a link that was used, replaced or is too old, and any link once somebody can
 * administer the site; of two uses at once one is refused.
 */
export async function createFirstAdministrator(
  tx: Tx,
  visitor: Actor,
  input: z.output<typeof firstAdministratorInput>,
): Promise<void> {
  await lockAdministrators(tx);
  if (await anyAdministrator(tx)) throw new Refusal("已经有管理员了，请直接登录。");
  await spendInvitation(tx, input.token, "FIRST_ADMINISTRATOR");
  await refuseWeakPassword(tx, input.password, input.username);
  const account = await tx.account.create({
    data: {
      username: input.username,
      displayName: input.displayName,
      roles: ["ADMINISTRATOR"],
      passwordHash: await hashPassword(input.password),
    },
  });
  await record(
    tx,
    { ...visitor, accountId: account.id, name: account.displayName },
    "account.created",
    { type: "account", id: account.id, label: account.displayName },
    { after: { username: account.username, displayName: account.displayName, roles: account.roles } },
  );
}

/**
 * Sets the password of the invited account, ends a lock and every session it has. Refuses a link that was used, replaced
 * or is too old, and a disabled account.
 */
export async function acceptInvitation(
  tx: Tx,
  visitor: Actor,
  input: z.output<typeof acceptanceInput>,
): Promise<{ username: string }> {
  const accountId = await spendInvitation(tx, input.token, "ACCOUNT");
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  if (account.disabledAt) throw new Refusal(NO_SUCH_INVITATION);
  await refuseWeakPassword(tx, input.password, account.username);
  await tx.account.update({
    where: { id: account.id },
    data: {
      passwordHash: await hashPassword(input.password),
      version: { increment: 1 },
    },
  });
  await forgetGuesses(tx, account.id);
  await tx.session.updateMany({ where: { accountId: account.id, revokedAt: null }, data: { revokedAt: new Date() } });
  await record(
    tx,
    { ...visitor, accountId: account.id, name: account.displayName },
    "account.password-set",
    { type: "account", id: account.id, label: account.displayName },
    { after: { password: "已设置" } },
  );
  return { username: account.username };
}

/** Marks a link as used, at most once, and returns whose it is. Refuses a link that is not good (any more). */
async function spendInvitation(tx: Tx, token: string, kind: "ACCOUNT"): Promise<number>;
async function spendInvitation(tx: Tx, token: string, kind: "FIRST_ADMINISTRATOR"): Promise<null>;
async function spendInvitation(tx: Tx, token: string, kind: "ACCOUNT" | "FIRST_ADMINISTRATOR"): Promise<number | null> {
  const now = new Date();
  const used = await tx.invitation.updateManyAndReturn({
    where: {
      tokenHash: hashToken(token),
      usedAt: null,
      expiresAt: { gt: now },
      accountId: kind === "ACCOUNT" ? { not: null } : null,
    },
    data: { usedAt: now },
  });
  if (!used[0]) throw new Refusal(NO_SUCH_INVITATION);
  return used[0].accountId;
}

async function refuseWeakPassword(tx: Tx, password: string, username: string): Promise<void> {
  const refusal = await refusalOfPassword(password, username, await getSettings(tx));
  if (refusal) throw new Refusal(refusal, "password");
}
