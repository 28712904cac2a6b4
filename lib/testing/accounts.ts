import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/core/db";
import { hashToken } from "@/lib/core/tokens";
import { type Viewer, viewerOfSession } from "@/lib/core/viewer";
import type { Role } from "@/prisma/generated/enums";

/** An account that can sign in nowhere (it has no password). */
export async function anAccount(tx: Tx, { roles = ["CLERK"] as Role[], name = "测试员" } = {}) {
  return tx.account.create({ data: { username: `test-${randomUUID()}`, displayName: name, roles } });
}

/** A signed-in person with these roles. */
export async function aViewer(tx: Tx, { roles = ["CLERK"] as Role[], name = "测试员" } = {}): Promise<Viewer> {
  const account = await anAccount(tx, { roles, name });
  const session = await tx.session.create({
    data: { accountId: account.id, tokenHash: hashToken(randomUUID()), expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const viewer = await viewerOfSession(tx, session.id, "127.0.0.1");
  if (!viewer) throw new Error("a fresh session has a viewer");
  return viewer;
}
