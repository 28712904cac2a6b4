import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";

/** An administrator who can really sign in. */
const ABLE = {
  roles: { has: "ADMINISTRATOR" },
  disabledAt: null,
  passwordHash: { not: null },
} as const;

/** Whoever adds or removes an administrator waits here, so that two who act at once see each other's result. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('administrators'))`;
}

/** Whether anybody can administer the site. */
export async function anyAdministrator(tx: Tx): Promise<boolean> {
  return (await tx.account.count({ where: ABLE })) > 0;
}

/** Refuses a change after which nobody but this account could administer the site. Call it under the lock. */
export async function refuseForLastAdministrator(tx: Tx, accountId: number): Promise<void> {
  const isOne = await tx.account.count({ where: { ...ABLE, id: accountId } });
  if (isOne === 0) return;
  const others = await tx.account.count({ where: { ...ABLE, id: { not: accountId } } });
  if (others === 0) throw new Refusal("这是最后一个能登录的管理员，请先另设一个管理员。");
}
