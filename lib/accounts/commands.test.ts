import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { viewerOfSession } from "@/lib/core/viewer";
import { sentenceForConstraint } from "@/lib/nouns/constraints";
import { anAccount, aViewer } from "@/lib/testing/accounts";
import { anOrganization } from "@/lib/testing/organizations";
import { inRollback } from "@/lib/testing/rollback";
import { anAccountWithPassword, PASSWORD } from "@/lib/testing/sign-in";
import type { Role } from "@/prisma/generated/enums";
import {
  changeOwnPassword,
  changeRoles,
  disableAccount,
  enableAccount,
  inviteAccount,
  renameAccount,
  renewInvitation,
  resetPassword,
} from "./commands";
import { listHeldBack } from "./guesses/queries";
import { acceptInvitation, createFirstAdministrator, issueInvitation, issueSetupLink } from "./invitations/commands";
import { getInvitation, isSetupOpen } from "./invitations/queries";
import { passwordMatches } from "./passwords";
import { getAccount, listAccounts } from "./queries";

const visitor = { ...SYSTEM, name: "访客" };
const NEW = "Tianma-Xingkong-1";

/** No administrator but those made afterwards. */
async function withoutAdministrators(tx: Tx): Promise<void> {
  await tx.account.updateMany({ where: { roles: { has: "ADMINISTRATOR" } }, data: { passwordHash: null } });
}

const administrator = (tx: Tx) => anAccountWithPassword(tx, { roles: ["ADMINISTRATOR"] });
const first = (token: string, username: string) => ({
  token,
  username,
  displayName: "首任管理员",
  password: NEW,
  passwordAgain: NEW,
});

async function anInvited(tx: Tx, username: string) {
  const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
  const invited = await inviteAccount(tx, actor, {
    username,
    displayName: "新人",
    roles: ["CLERK"],
    organizationId: null,
  });
  return { actor, ...invited };
}

test("the printed link makes the first administrator, once", () =>
  inRollback(async (tx) => {
    await withoutAdministrators(tx);
    const token = (await issueSetupLink(tx))!;
    expect(await isSetupOpen(token, tx)).toBe(true);
    await createFirstAdministrator(tx, visitor, first(token, "shouren"));
    expect(await isSetupOpen(token, tx)).toBe(false);
    await expect(createFirstAdministrator(tx, visitor, first(token, "zaici"))).rejects.toThrow("已经有管理员");
    expect(await issueSetupLink(tx)).toBeNull();
  }));

test("a new link for the first administrator ends the earlier one", () =>
  inRollback(async (tx) => {
    await withoutAdministrators(tx);
    const [old, fresh] = [(await issueSetupLink(tx))!, (await issueSetupLink(tx))!];
    expect(await isSetupOpen(old, tx)).toBe(false);
    await expect(createFirstAdministrator(tx, visitor, first(old, "shouren"))).rejects.toThrow("链接无效");
    expect(await isSetupOpen(fresh, tx)).toBe(true);
  }));

test("of two parallel uses of the first link exactly one makes an administrator", async () => {
  await withoutAdministrators(db);
  const token = (await db.$transaction(issueSetupLink))!;
  const use = (username: string) =>
    db.$transaction((tx) => createFirstAdministrator(tx, visitor, first(token, username)));
  const results = await Promise.allSettled([use(`yi-${Date.now()}`), use(`er-${Date.now()}`)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("an invited person sets a password once, and the administrator never knows it", () =>
  inRollback(async (tx) => {
    const { id, token } = await anInvited(tx, "xinren");
    expect(await getInvitation(token, tx)).toEqual({ username: "xinren", displayName: "新人" });
    await acceptInvitation(tx, visitor, { token, password: NEW, passwordAgain: NEW });
    const { passwordHash } = await tx.account.findUniqueOrThrow({ where: { id } });
    expect(await passwordMatches(NEW, passwordHash)).toBe(true);
    await expect(acceptInvitation(tx, visitor, { token, password: NEW, passwordAgain: NEW })).rejects.toThrow(
      "链接无效",
    );
    expect(await getInvitation(token, tx)).toBeNull();
  }));

test("an invitation is over after seven days", () =>
  inRollback(async (tx) => {
    const { id, token } = await anInvited(tx, "xinren");
    await tx.invitation.updateMany({ where: { accountId: id }, data: { expiresAt: new Date() } });
    await expect(acceptInvitation(tx, visitor, { token, password: NEW, passwordAgain: NEW })).rejects.toThrow(
      "链接无效",
    );
  }));

test("of two parallel acceptances of one invitation exactly one sets the password", async () => {
  const { token } = await db.$transaction((tx) => anInvited(tx, `invited-${Date.now()}`));
  const accept = () =>
    db.$transaction((tx) => acceptInvitation(tx, visitor, { token, password: NEW, passwordAgain: NEW }));
  const results = await Promise.allSettled([accept(), accept()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a weak password is refused at its field and leaves the invitation good", async () => {
  const { token } = await db.$transaction((tx) => anInvited(tx, `weak-${Date.now()}`));
  const accept = db.$transaction((tx) =>
    acceptInvitation(tx, visitor, { token, password: "kort", passwordAgain: "kort" }),
  );
  await expect(accept).rejects.toMatchObject({ field: "password" });
  expect(await getInvitation(token)).not.toBeNull();
});

test("a user name that is taken is refused with a sentence", () =>
  inRollback(async (tx) => {
    await anInvited(tx, "xinren");
    await expect(anInvited(tx, "xinren").catch((error) => sentenceForConstraint(error))).resolves.toMatchObject({
      field: "username",
    });
  }));

test("a branch contact needs an organisation, and nobody else keeps one", () =>
  inRollback(async (tx) => {
    const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const person = { displayName: "联络员", organizationId: null };
    await expect(
      inviteAccount(tx, actor, { ...person, username: "lianluo", roles: ["BRANCH_CONTACT"] }),
    ).rejects.toMatchObject({ field: "organizationId" });
    const { id } = await inviteAccount(tx, actor, {
      ...person,
      username: "jiaowu",
      roles: ["CLERK"],
      organizationId: 1,
    });
    expect((await getAccount(actor, id, tx))?.organization).toBeNull();
  }));

test("the last administrator is neither disabled, nor loses the role, nor the password", () =>
  inRollback(async (tx) => {
    await withoutAdministrators(tx);
    const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const { id, version } = await administrator(tx);
    const last = "最后一个能登录的管理员";
    await expect(disableAccount(tx, actor, { id, version, reason: "离职" })).rejects.toThrow(last);
    await expect(changeRoles(tx, actor, { id, version, roles: ["CLERK"], organizationId: null })).rejects.toThrow(last);
    await expect(resetPassword(tx, actor, { id, version })).rejects.toThrow(last);
    await administrator(tx);
    await disableAccount(tx, actor, { id, version, reason: "离职" });
    expect((await getAccount(actor, id, tx))?.state).toBe("DISABLED");
  }));

test("of two administrators removed at the same time one stays", async () => {
  await withoutAdministrators(db);
  const [one, other] = await db.$transaction(async (tx) => [await administrator(tx), await administrator(tx)]);
  const actor = { ...SYSTEM, name: "并发" };
  const results = await Promise.allSettled([
    db.$transaction((tx) => disableAccount(tx, actor, { id: one!.id, version: one!.version, reason: "离职" })),
    db.$transaction((tx) =>
      changeRoles(tx, actor, { id: other!.id, version: other!.version, roles: ["CLERK"], organizationId: null }),
    ),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("the database itself refuses an administrator who audits", () =>
  inRollback(async (tx) => {
    const { id } = await anAccountWithPassword(tx);
    const data = { roles: ["ADMINISTRATOR" as const, "AUDITOR" as const] };
    const refused = tx.account.update({ where: { id }, data }).catch((error) => sentenceForConstraint(error));
    await expect(refused).resolves.toMatchObject({ field: "roles" });
  }));

test("nobody gives themselves a role or another organisation, but anybody may give one up", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    await administrator(tx);
    const own = await aViewer(tx, { roles: ["ADMINISTRATOR", "BRANCH_CONTACT"] });
    const { id: organizationId } = await anOrganization(tx);
    const change = (version: number, ...roles: Role[]) =>
      changeRoles(tx, own, { id: own.accountId, version, roles, organizationId });
    await expect(change(1, "ADMINISTRATOR", "LEADER")).rejects.toMatchObject({ field: "roles" });
    await expect(change(1, "ADMINISTRATOR", "BRANCH_CONTACT")).rejects.toMatchObject({ field: "roles" });
    await change(1, "ADMINISTRATOR");
    const other = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    await changeRoles(tx, other, { id: own.accountId, version: 2, roles: ["LEADER"], organizationId: null });
    expect((await getAccount(own, own.accountId, tx))?.selfGrantedAt).toBeNull();
  }));

test("in a very small school one gives oneself a role, and the account says so", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    await tx.setting.create({ data: { key: "smallSchool", value: "yes" } });
    await administrator(tx);
    const own = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const roles: Role[] = ["ADMINISTRATOR", "CLERK", "LEADER"];
    await changeRoles(tx, own, { id: own.accountId, version: 1, roles, organizationId: null });
    expect((await getAccount(own, own.accountId, tx))?.selfGrantedAt).toBeInstanceOf(Date);
    const where = { event: "account.roles-changed", subjectId: String(own.accountId) };
    expect((await tx.auditEntry.findFirstOrThrow({ where })).after).toMatchObject({ selfGranted: true });
    const ends = { id: own.accountId, version: 2, roles: ["ADMINISTRATOR" as const], organizationId: null };
    await changeRoles(tx, own, ends);
    expect((await getAccount(own, own.accountId, tx))?.selfGrantedAt).toBeNull();
  }));

test("a password reset ends the sessions and the old password at once", () =>
  inRollback(async (tx) => {
    const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const viewer = await aViewer(tx);
    const { token } = await resetPassword(tx, actor, { id: viewer.accountId, version: 1 });
    expect(await viewerOfSession(tx, viewer.sessionId, null)).toBeNull();
    expect((await getAccount(actor, viewer.accountId, tx))?.state).toBe("INVITED");
    await acceptInvitation(tx, visitor, { token, password: NEW, passwordAgain: NEW });
    expect((await getAccount(actor, viewer.accountId, tx))?.state).toBe("ACTIVE");
  }));

test("disabling ends sessions and links; enabling gives the account back", () =>
  inRollback(async (tx) => {
    const { actor, id, token } = await anInvited(tx, "xinren");
    await disableAccount(tx, actor, { id, version: 1, reason: "调离" });
    expect(await getInvitation(token, tx)).toBeNull();
    await enableAccount(tx, actor, { id, version: 2 });
    expect((await getAccount(actor, id, tx))?.state).toBe("INVITED");
    await expect(enableAccount(tx, actor, { id, version: 3 })).rejects.toThrow("没有停用");
  }));

test("nobody disables or resets their own account", () =>
  inRollback(async (tx) => {
    const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const own = { id: actor.accountId, version: 1 };
    await expect(disableAccount(tx, actor, { ...own, reason: "试" })).rejects.toThrow("自己");
    await expect(resetPassword(tx, actor, own)).rejects.toThrow("自己");
  }));

test("a form opened before somebody else's change is refused", () =>
  inRollback(async (tx) => {
    const { actor, id } = await anInvited(tx, "xinren");
    await renameAccount(tx, actor, { id, version: 1, displayName: "新名" });
    await expect(renameAccount(tx, actor, { id, version: 1, displayName: "旧名" })).rejects.toThrow(StaleRecord);
  }));

test("changing one's own password needs the current one and ends the other sessions only", () =>
  inRollback(async (tx) => {
    const { id } = await anAccountWithPassword(tx);
    const open = (hash: string) =>
      tx.session.create({ data: { accountId: id, tokenHash: hash, expiresAt: new Date(Date.now() + 3_600_000) } });
    const [here, elsewhere] = [await open(`here-${id}`), await open(`elsewhere-${id}`)];
    const viewer = (await viewerOfSession(tx, here.id, null))!;
    const typed = { password: NEW, passwordAgain: NEW, browser: null };
    expect(await changeOwnPassword(tx, viewer, { ...typed, currentPassword: "Wrong-1234" })).toMatchObject({
      field: "currentPassword",
    });
    const later = new Date(Date.now() + 10_000);
    await changeOwnPassword(tx, viewer, { ...typed, currentPassword: PASSWORD }, later);
    expect(await viewerOfSession(tx, here.id, null)).not.toBeNull();
    expect(await viewerOfSession(tx, elsewhere.id, null)).toBeNull();
  }));

test("five wrong current passwords lock the account for this place and are noted, as at sign-in", () =>
  inRollback(async (tx) => {
    const account = await anAccountWithPassword(tx);
    const viewer = { ...(await aViewer(tx)), accountId: account.id };
    const typed = { password: NEW, passwordAgain: NEW, browser: null };
    const start = Date.now();
    const at = (seconds: number) => new Date(start + seconds * 1000);
    for (let time = 1; time <= 5; time++) {
      await changeOwnPassword(tx, viewer, { ...typed, currentPassword: "Wrong-1234" }, at(time * 20));
    }
    expect(await changeOwnPassword(tx, viewer, { ...typed, currentPassword: PASSWORD }, at(120))).toMatchObject({
      field: "currentPassword",
      message: expect.stringContaining("已锁定"),
    });
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    expect((await listHeldBack(administrator, [account.id], at(120), tx)).get(account.id)?.until).toEqual(
      at(100 + 15 * 60),
    );
    const noted = await tx.auditEntry.findMany({ where: { subjectType: "account", subjectId: String(account.id) } });
    expect(noted.filter(({ event }) => event === "account.password-refused")).toHaveLength(1);
    const { count } = await tx.auditTally.findFirstOrThrow({ where: { subjectId: String(account.id) } });
    expect(count).toBe(4);
    expect(noted.filter(({ event }) => event === "account.locked")).toHaveLength(1);
  }));

test("no password or hash is ever written to the audit log", () =>
  inRollback(async (tx) => {
    const { actor, id, token } = await anInvited(tx, "xinren");
    await acceptInvitation(tx, visitor, { token, password: NEW, passwordAgain: NEW });
    await resetPassword(tx, actor, { id, version: 2 });
    const entries = await tx.auditEntry.findMany({ where: { subjectType: "account", subjectId: String(id) } });
    const text = JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toMatch(NEW);
    expect(text).not.toMatch("argon2");
    expect(text).not.toMatch(token);
  }));

test("accounts are found by a part of their name and by role", () =>
  inRollback(async (tx) => {
    const { actor } = await anInvited(tx, "xinren-zhaodao");
    expect((await listAccounts(actor, { text: "ZHAODAO" }, tx)).rows.map(({ username }) => username)).toEqual([
      "xinren-zhaodao",
    ]);
    expect((await listAccounts(actor, { text: "zhaodao", role: "LEADER" }, tx)).total).toBe(0);
    expect((await listAccounts(actor, { text: "zh_odao" }, tx)).total).toBe(0);
  }));

test("a branch contact is not given an organization that is archived or does not exist", () =>
  inRollback(async (tx) => {
    const actor = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const { id } = await anOrganization(tx);
    await tx.organization.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: "撤并" } });
    const { id: accountId } = await anInvited(tx, "lianluo");
    for (const organizationId of [id, 999_999_999]) {
      const contact = { roles: ["BRANCH_CONTACT" as const], organizationId };
      const invitation = { username: "lianluoyuan", displayName: "联络员", ...contact };
      await expect(inviteAccount(tx, actor, invitation)).rejects.toMatchObject({ field: "organizationId" });
      await expect(changeRoles(tx, actor, { id: accountId, version: 1, ...contact })).rejects.toMatchObject({
        field: "organizationId",
      });
    }
  }));

test("a password changed at the moment an administrator resets it does not outlive the reset", async () => {
  const owner = await db.$transaction(async (tx) => {
    const account = await anAccountWithPassword(tx);
    const expiresAt = new Date(Date.now() + 3_600_000);
    const session = await tx.session.create({
      data: { accountId: account.id, tokenHash: account.username, expiresAt },
    });
    return { account, viewer: (await viewerOfSession(tx, session.id, null))! };
  });
  let changing: Promise<unknown> | undefined;
  await db.$transaction(async (tx) => {
    const { id, version } = owner.account;
    await resetPassword(tx, await aViewer(tx, { roles: ["ADMINISTRATOR"] }), { id, version });
    const typed = { currentPassword: PASSWORD, password: NEW, passwordAgain: NEW, browser: null };
    changing = db.$transaction((other) => changeOwnPassword(other, owner.viewer, typed)).catch((error) => error);
    await untilSomebodyWaits();
  });
  expect(await changing).toMatchObject({ field: "currentPassword" });
  const { passwordHash } = await db.account.findUniqueOrThrow({ where: { id: owner.account.id } });
  expect(passwordHash).toBeNull();
});

/** Until another transaction of this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = () => db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;
  while ((await waiting()).length === 0);
}

test("an account without a password gets another link, the former works no more; one with a password gets none", () =>
  inRollback(async (tx) => {
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    const invited = await anAccount(tx);
    const first = await issueInvitation(tx, invited.id);
    const { token } = await renewInvitation(tx, administrator, { id: invited.id, version: invited.version });
    expect(await getInvitation(first, tx)).toBeNull();
    expect(await getInvitation(token, tx)).toMatchObject({ username: invited.username });
    const where = { event: "account.link-renewed", subjectId: String(invited.id), actorId: administrator.accountId };
    expect(await tx.auditEntry.count({ where })).toBe(1);
    const { id, version } = await anAccountWithPassword(tx);
    await expect(renewInvitation(tx, administrator, { id, version })).rejects.toThrow("已经设置了密码");
  }));
