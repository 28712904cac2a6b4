import { db, type Tx } from "@/lib/core/db";
import { literal } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import type { Role } from "@/prisma/generated/enums";
import { stateOfAccount } from "./rules";

export const PAGE_SIZE = 50;

const shown = {
  id: true,
  username: true,
  displayName: true,
  roles: true,
  passwordHash: true,
  disabledAt: true,
  disabledReason: true,
  selfGrantedAt: true,
  secondFactor: { select: { confirmedAt: true } },
  version: true,
  createdAt: true,
  organization: { select: { id: true, name: true } },
  person: { select: { lecturers: { select: { id: true, name: true } } } },
} satisfies Prisma.AccountSelect;

/** An account as administrators see it. */
export type AccountRow = ReturnType<typeof rowOf>;

/** Accounts whose name or user name holds the text, with the role if given; by user name, 50 a page. */
export async function listAccounts(
  _viewer: Viewer<"accounts.keep">,
  { text = "", role, page = 1 }: { text?: string; role?: Role; page?: number },
  client: Tx = db,
): Promise<{ rows: AccountRow[]; total: number }> {
  const where: Prisma.AccountWhereInput = {
    roles: role && { has: role },
    OR: text
      ? [
          { username: { contains: literal(text), mode: "insensitive" } },
          { displayName: { contains: literal(text), mode: "insensitive" } },
        ]
      : undefined,
  };
  const [rows, total] = await Promise.all([
    client.account.findMany({
      where,
      select: shown,
      orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { username: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    client.account.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** One account, or null. */
export async function getAccount(
  _viewer: Viewer<"accounts.keep">,
  id: number,
  client: Tx = db,
): Promise<AccountRow | null> {
  const account = await client.account.findUnique({ where: { id }, select: shown });
  return account && rowOf(account);
}

/** The organisations a branch contact can belong to, by name. */
export function listScopes(_viewer: Viewer<"accounts.keep">, client: Tx = db): Promise<{ id: number; name: string }[]> {
  return client.organization.findMany({
    where: { archivedAt: null, kind: "PARTY_ORGANIZATION" },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** The hash stays here: a page only learns whether there is one. */
function rowOf({ passwordHash, person, ...account }: Prisma.AccountGetPayload<{ select: typeof shown }>) {
  const state = stateOfAccount({ ...account, hasPassword: passwordHash !== null });
  return { ...account, state, lecturer: person?.lecturers[0] ?? null };
}
