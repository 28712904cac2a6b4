import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/accounts/passwords";
import type { Tx } from "@/lib/core/db";
import type { Role } from "@/prisma/generated/enums";

/** The password of every account made here. */
export const PASSWORD = "Jiangqiu-2025";

/** An account that can sign in with `PASSWORD`. */
export async function anAccountWithPassword(tx: Tx, { roles = ["CLERK"] as Role[], name = "测试员" } = {}) {
  const passwordHash = await hashPassword(PASSWORD);
  return tx.account.create({
    data: { username: `test-${randomUUID().slice(0, 8)}`, displayName: name, roles, passwordHash },
  });
}
