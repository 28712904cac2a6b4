import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import { recordRepeated } from "@/lib/core/audit-tally";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { holdOrganization } from "@/lib/organizations/commands";
import { getSettings } from "@/lib/settings/queries";
import type { Account, Prisma } from "@/prisma/generated/client";
import { lockAdministrators, refuseForLastAdministrator } from "./administrators";
import { forgetBrowsers } from "./browsers/commands";
import { forgetCodes, forgetGuesses, forgiveGuesses, heedGuesses, refuseGuess } from "./guesses/commands";
import { issueInvitation } from "./invitations/commands";
import { hashPassword, passwordMatches, refusalOfPassword } from "./passwords";
import { widens } from "./rules";
import type { accountRef, disablingInput, invitationInput, nameInput, ownPasswordInput, rolesInput } from "./schema";

type Invited = { id: number; token: string };

/** Makes an account without a password and the link with which its owner sets one. Refuses a user name that is taken. */
export async function inviteAccount(tx: Tx, actor: Actor, input: z.output<typeof invitationInput>): Promise<Invited> {
  if (input.roles.includes("ADMINISTRATOR")) await lockAdministrators(tx);
  const { username, displayName, roles } = input;
  const organizationId = scopeFor(input);
  await holdOrganization(tx, organizationId, "organizationId");
  const account = await tx.account.create({ data: { username, displayName, roles, organizationId } });
  await recordOf(tx, actor, "account.invited", account, {
    after: { username, displayName, ...(await described(tx, account)) },
  });
  return { id: account.id, token: await issueInvitation(tx, account.id) };
}

/**
 * Takes an account's password away, ends its sessions, and makes a new link to set one. Refuses one's own account (which
 * changes its password itself), a disabled one, and the last administrator.
 */
export async function resetPassword(tx: Tx, actor: Actor, input: z.output<typeof accountRef>): Promise<Invited> {
  if (input.id === actor.accountId) throw new Refusal("自己的密码请在“我的账号”里修改。");
  await lockAdministrators(tx);
  const account = await load(tx, input.id);
  if (account.disabledAt) throw new Refusal("这个账号已停用，请先启用。");
  await refuseForLastAdministrator(tx, account.id);
  await change(tx, input, { passwordHash: null });
  await endSessions(tx, actor, account.id);
  await forgetBrowsers(tx, account.id);
  await recordOf(tx, actor, "account.password-reset", account, { after: { password: "已作废，待重新设置" } });
  return { id: account.id, token: await issueInvitation(tx, account.id) };
}

/** Makes a new link for an account that has no password yet. Refuses a disabled one, and one whose password is set. */
export async function renewInvitation(tx: Tx, actor: Actor, input: z.output<typeof accountRef>): Promise<Invited> {
  const account = await load(tx, input.id);
  if (account.disabledAt) throw new Refusal("这个账号已停用，请先启用。");
  if (account.passwordHash !== null)
    throw new Refusal("本人已经设置了密码，不需要新的链接。忘记了密码，请用“重设密码”。");
  await change(tx, input, {});
  await recordOf(tx, actor, "account.link-renewed", account, {});
  return { id: account.id, token: await issueInvitation(tx, account.id) };
}

/**
 * Gives an account other roles; they work from its next request on. Refuses to leave the site without an administrator, and to
 * give oneself more, unless the school is so small that the settings allow it: then the account says so.
 */
export async function changeRoles(tx: Tx, actor: Actor, input: z.output<typeof rolesInput>): Promise<void> {
  await lockAdministrators(tx);
  const account = await load(tx, input.id);
  if (!input.roles.includes("ADMINISTRATOR")) await refuseForLastAdministrator(tx, account.id);
  const after = { roles: input.roles, organizationId: scopeFor(input) };
  if (after.organizationId !== account.organizationId) {
    await holdOrganization(tx, after.organizationId, "organizationId");
  }
  const selfGranted = account.id === actor.accountId && widens(account, after);
  if (selfGranted && (await getSettings(tx)).smallSchool !== "yes") {
    throw new Refusal("不能给自己增加角色或改换党组织，请另一位管理员来办理。", "roles");
  }
  // Somebody else has decided since, or nothing is left but the role that gives roles.
  const isGiftOver = account.id !== actor.accountId || input.roles.every((role) => role === "ADMINISTRATOR");
  await change(tx, input, {
    ...after,
    ...(selfGranted ? { selfGrantedAt: new Date() } : isGiftOver && { selfGrantedAt: null }),
  });
  await recordOf(tx, actor, "account.roles-changed", account, {
    before: await described(tx, account),
    after: { ...(await described(tx, after)), ...(selfGranted && { selfGranted }) },
  });
}

/** Changes how a person is called. Refuses an account that belongs to a lecturer: its name is the one of their record. */
export async function renameAccount(tx: Tx, actor: Actor, input: z.output<typeof nameInput>): Promise<void> {
  const account = await load(tx, input.id);
  if (account.personId !== null) throw new Refusal("这个账号对应一位讲师，姓名请在讲师档案里修改。", "displayName");
  await change(tx, input, { displayName: input.displayName });
  await recordOf(tx, actor, "account.renamed", account, {
    before: { displayName: account.displayName },
    after: { displayName: input.displayName },
  });
}

/**
 * Ends an account: it signs in no more, and its sessions and links are over at once. Refuses one's own account, one that is
 * disabled already, and the last administrator.
 */
export async function disableAccount(tx: Tx, actor: Actor, input: z.output<typeof disablingInput>): Promise<void> {
  if (input.id === actor.accountId) throw new Refusal("不能停用自己的账号，请另一位管理员来办理。");
  await lockAdministrators(tx);
  const account = await load(tx, input.id);
  if (account.disabledAt) throw new Refusal("这个账号已经停用了。");
  await refuseForLastAdministrator(tx, account.id);
  const now = new Date();
  await change(tx, input, { disabledAt: now, disabledById: actor.accountId, disabledReason: input.reason });
  await endSessions(tx, actor, account.id);
  await forgetBrowsers(tx, account.id);
  await tx.invitation.updateMany({ where: { accountId: account.id, usedAt: null }, data: { expiresAt: now } });
  await recordOf(tx, actor, "account.disabled", account, { after: { reason: input.reason } });
}

/** Lets a disabled account sign in again, with the password it had. */
export async function enableAccount(tx: Tx, actor: Actor, input: z.output<typeof accountRef>): Promise<void> {
  await lockAdministrators(tx);
  const account = await load(tx, input.id);
  if (!account.disabledAt) throw new Refusal("这个账号没有停用。");
  await change(tx, input, {
    disabledAt: null,
    disabledById: null,
    disabledReason: null,
  });
  await forgetGuesses(tx, account.id);
  await recordOf(tx, actor, "account.enabled", account, { before: { reason: account.disabledReason } });
}

/**
 * Changes one's own password and ends one's other sessions. Refuses a weak or equal new one. A wrong current password counts
 * as at sign-in, or a screen left alone would let a passer-by guess on; its refusal is returned, not thrown, because the
 * count must be written. The row is locked first: a reset by an administrator meanwhile would otherwise be overwritten.
 */
export async function changeOwnPassword(
  tx: Tx,
  viewer: Viewer,
  input: z.output<typeof ownPasswordInput> & { browser: string | null },
  now: Date = new Date(),
): Promise<Refusal | null> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${viewer.accountId} FOR UPDATE`;
  const account = await load(tx, viewer.accountId);
  const place = { account, username: account.username, address: viewer.ipAddress, browser: input.browser };
  const guessing = await heedGuesses(tx, { ...place, secret: "password" }, now);
  if (guessing instanceof Refusal) return new Refusal(guessing.message, "currentPassword");
  if (!(await passwordMatches(input.currentPassword, account.passwordHash))) {
    const subject = { type: "account", id: account.id, label: account.displayName };
    const note = () => recordRepeated(tx, viewer, "account.password-refused", subject, {}, now);
    const refused = { account, note, sentence: "当前密码不正确。", field: "currentPassword" };
    return refuseGuess(tx, viewer, guessing, refused, now);
  }
  await forgiveGuesses(tx, guessing);
  const weak = await refusalOfPassword(input.password, account.username, await getSettings(tx));
  if (weak) throw new Refusal(weak, "password");
  if (input.password === input.currentPassword) throw new Refusal("新密码不能与当前密码相同。", "password");
  await tx.account.update({
    where: { id: account.id },
    data: { passwordHash: await hashPassword(input.password), version: { increment: 1 } },
  });
  await forgetCodes(tx, account.id);
  await endSessions(tx, viewer, account.id, viewer.sessionId);
  await recordOf(tx, viewer, "account.password-changed", account, { after: { password: "已修改" } });
  return null;
}

/** Only a branch contact works for one organisation; the others work for the whole school. */
function scopeFor({ roles, organizationId }: z.output<typeof invitationInput | typeof rolesInput>): number | null {
  if (!roles.includes("BRANCH_CONTACT")) return null;
  if (organizationId === null) throw new Refusal("党组织联络员要选择所在的党组织。", "organizationId");
  return organizationId;
}

/** As the log tells it: the organisation by its name of that day. */
async function described(tx: Tx, { roles, organizationId }: Pick<Account, "roles" | "organizationId">) {
  const organization = organizationId && (await tx.organization.findUnique({ where: { id: organizationId } }));
  return { roles, organization: organization ? organization.name : null };
}

async function load(tx: Tx, id: number): Promise<Account> {
  return found(await tx.account.findUnique({ where: { id } }), `account ${id}`);
}

async function change(
  tx: Tx,
  { id, version }: z.output<typeof accountRef>,
  data: Prisma.AccountUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
}

async function endSessions(tx: Tx, actor: Actor, accountId: number, except?: number): Promise<void> {
  await tx.session.updateMany({
    where: { accountId, revokedAt: null, id: { not: except } },
    data: { revokedAt: new Date(), revokedById: actor.accountId },
  });
}

async function recordOf(
  tx: Tx,
  actor: Actor,
  event: string,
  account: Account,
  values: Parameters<typeof record>[4],
): Promise<void> {
  await record(tx, actor, event, { type: "account", id: account.id, label: account.displayName }, values);
}
