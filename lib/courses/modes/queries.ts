import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";

const inOrder = [{ position: "asc" }, { id: "asc" }] satisfies Prisma.TeachingModeOrderByWithRelationInput[];

/** All ways of teaching in their order, also those no longer offered, with how many courses in use have them. */
export async function listTeachingModes(_viewer: Viewer<"records.view">, client: Tx = db) {
  const rows = await client.teachingMode.findMany({
    include: { _count: { select: { courses: { where: { course: { archivedAt: null } } } } } },
    orderBy: inOrder,
  });
  return rows.map(({ _count, ...mode }) => ({ ...mode, courses: _count.courses }));
}

export type ListedMode = Awaited<ReturnType<typeof listTeachingModes>>[number];

/** One way of teaching; null when there is none. */
export async function getTeachingMode(_viewer: Viewer<"records.view">, id: number, client: Tx = db) {
  return client.teachingMode.findUnique({ where: { id } });
}

/** The ways of teaching a course can have: those offered, and those it has already. */
export async function listModeOptions(_viewer: Viewer<"records.view">, chosen: readonly number[], client: Tx = db) {
  const rows = await client.teachingMode.findMany({
    where: { OR: [{ archivedAt: null }, { id: { in: [...chosen] } }] },
    orderBy: inOrder,
  });
  return rows.map(({ id, name, archivedAt }) => ({
    value: String(id),
    label: name,
    hint: archivedAt ? "已停用" : undefined,
  }));
}
