import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/core/db";
import type { Permission, RolesWith } from "@/lib/core/permissions";
import type { RowsOf } from "@/lib/core/row-scope";
import { hashToken } from "@/lib/core/tokens";
import { type Viewer, viewerOfSession } from "@/lib/core/viewer";
import type { Role } from "@/prisma/generated/enums";

/** An account that can sign in nowhere (it has no password). */
export async function anAccount(tx: Tx, { roles = ["CLERK"] as Role[], name = "测试员" } = {}) {
  return tx.account.create({ data: { username: `test-${randomUUID()}`, displayName: name, roles } });
}

/** What whoever has all of these roles may do, and which rows they see. */
type Holder<R extends Role> = Viewer<
  { [P in Permission]: Extract<RolesWith<P>, R> extends never ? never : P }[Permission],
  "ALL" extends RowsOf<R> ? "ALL" : "OWN"
>;

/** A signed-in person with these roles; the type says what they may. */
export async function aViewer<const R extends Role = "CLERK">(
  tx: Tx,
  { roles = ["CLERK" as R], name = "测试员" }: { roles?: readonly R[]; name?: string } = {},
): Promise<Holder<R>> {
  const account = await anAccount(tx, { roles: [...roles], name });
  const session = await tx.session.create({
    data: { accountId: account.id, tokenHash: hashToken(randomUUID()), expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const viewer = await viewerOfSession(tx, session.id, "127.0.0.1");
  if (!viewer) throw new Error("a fresh session has a viewer");
  return viewer as Viewer as Holder<R>;
}
