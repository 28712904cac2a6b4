import { db, type Tx } from "@/lib/core/db";
import { literal, pinyinText, searchText } from "@/lib/core/search-text";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import type { OrganizationKind } from "@/prisma/generated/enums";
import { type Belongings, inTreeOrder, type Placed, type TreeNode } from "./rules";

/** What the list of organizations can be narrowed by. */
export type OrganizationFilter = { text?: string; kind?: OrganizationKind; archived: "NO" | "YES" };

const listed = {
  id: true,
  name: true,
  nameInitials: true,
  kind: true,
  parentId: true,
  isSample: true,
  archivedAt: true,
} as const;

type Listed = Prisma.OrganizationGetPayload<{ select: typeof listed }>;

/** An organization in the list: its place in the tree and how many active records belong to it. */
export type ListedOrganization = Placed<Listed> & { lecturers: number; points: number };

/** One page of organizations from the top of the tree down, and how many there are. The tree is small enough to be read whole. */
export async function listOrganizations(
  _viewer: Viewer<"records.view">,
  filter: OrganizationFilter,
  page: { skip: number; take: number },
  client: Tx = db,
): Promise<{ rows: ListedOrganization[]; total: number }> {
  const nodes = await client.organization.findMany({ select: listed, orderBy: [{ name: "asc" }, { id: "asc" }] });
  const text = searchText(filter.text);
  const initials = pinyinText(text);
  const matching = inTreeOrder(nodes).filter(
    (node) =>
      (node.archivedAt !== null) === (filter.archived === "YES") &&
      (!filter.kind || node.kind === filter.kind) &&
      (!text || node.name.includes(text) || (initials !== null && node.nameInitials.startsWith(initials))),
  );
  const rows = matching.slice(page.skip, page.skip + page.take);
  return { rows: await withCounts(client, rows), total: matching.length };
}

async function withCounts(client: Tx, rows: Placed<Listed>[]): Promise<ListedOrganization[]> {
  const ids = rows.map(({ id }) => id);
  const lecturers = await client.lecturer.groupBy({
    by: "organizationId",
    where: { organizationId: { in: ids }, archivedAt: null },
    _count: true,
  });
  const points = await client.teachingPoint.groupBy({
    by: "hostOrganizationId",
    where: { hostOrganizationId: { in: ids }, archivedAt: null },
    _count: true,
  });
  const lecturersOf = new Map(lecturers.map((group) => [group.organizationId, group._count]));
  const pointsOf = new Map(points.map((group) => [group.hostOrganizationId, group._count]));
  return rows.map((row) => ({ ...row, lecturers: lecturersOf.get(row.id) ?? 0, points: pointsOf.get(row.id) ?? 0 }));
}

/** One organization with those above it (topmost first) and directly under it; null when there is none. */
export async function getOrganization(_viewer: Viewer<"records.view">, id: number, client: Tx = db) {
  const organization = await client.organization.findUnique({
    where: { id },
    include: {
      parent: { select: { id: true, name: true } },
      children: {
        select: { id: true, name: true, kind: true },
        where: { archivedAt: null },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      },
    },
  });
  return organization && { ...organization, above: await listAbove(client, id) };
}

/** Those above an organization, topmost first. */
async function listAbove(client: Tx, id: number): Promise<{ id: number; name: string }[]> {
  return client.$queryRaw`
    WITH RECURSIVE "above" AS (
      SELECT "parentId", 0 AS "height" FROM "Organization" WHERE "id" = ${id}
      UNION ALL
      SELECT "Organization"."parentId", "height" + 1 FROM "Organization" JOIN "above" ON "Organization"."id" = "above"."parentId"
    )
    SELECT "id", "name" FROM "above" JOIN "Organization" ON "Organization"."id" = "above"."parentId" ORDER BY "height" DESC`;
}

/** How many active records belong to an organization. */
export async function countBelongings(
  _viewer: Viewer<"records.view">,
  id: number,
  client: Tx = db,
): Promise<Belongings> {
  return loadBelongings(client, id);
}

/** The same for commands, in their transaction. */
export async function loadBelongings(tx: Tx, id: number): Promise<Belongings> {
  const inUse = { organizationId: id, archivedAt: null };
  return {
    children: await tx.organization.count({ where: { parentId: id, archivedAt: null } }),
    lecturers: await tx.lecturer.count({ where: inUse }),
    teams: await tx.lecturerTeam.count({ where: inUse }),
    points: await tx.teachingPoint.count({ where: { hostOrganizationId: id, archivedAt: null } }),
    accounts: await tx.account.count({ where: { organizationId: id, disabledAt: null } }),
  };
}

/** Up to twenty organizations in use for a combobox: by a part of the name or the initials of its pinyin. */
export async function searchOrganizations(_viewer: Viewer<"records.view">, typed: string, client: Tx = db) {
  const text = searchText(typed);
  const byInitials = { nameInitials: { startsWith: pinyinText(text) ?? literal(text) } };
  const rows = await client.organization.findMany({
    where: { archivedAt: null, OR: text ? [{ name: { contains: literal(text) } }, byInitials] : undefined },
    select: { id: true, name: true, parent: { select: { name: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(organizationOption);
}

/** An organization as a combobox shows it; the one above it tells two of the same name apart. */
export function organizationOption({
  id,
  name,
  parent,
}: {
  id: number;
  name: string;
  parent: { name: string } | null;
}) {
  return { value: String(id), label: name, hint: parent?.name };
}

/** The organization already chosen, as a list of options for a combobox; empty when there is none. */
export async function listChosenOrganization(_viewer: Viewer<"records.view">, id: number | null, client: Tx = db) {
  if (id === null) return [];
  const chosen = await client.organization.findUnique({
    where: { id },
    select: { id: true, name: true, parent: { select: { name: true } } },
  });
  return chosen ? [organizationOption(chosen)] : [];
}

/** Every node, for rules about the whole tree. */
export async function loadTree(tx: Tx): Promise<TreeNode[]> {
  return tx.organization.findMany({ select: { id: true, name: true, parentId: true } });
}
