import type { Tx } from "@/lib/core/db";
import { found } from "@/lib/core/errors";
import { Prisma } from "@/prisma/generated/client";
import type { Owner, OwnerType } from "./schema";

/** Where the kinds of record stand, and what they are called by. */
const TABLES = {
  "teaching-point": { column: "teachingPointId", table: "TeachingPoint", name: "name" },
  route: { column: "routeId", table: "Route", name: "name" },
  course: { column: "courseId", table: "Course", name: "title" },
  ceremony: { column: "ceremonyId", table: "Ceremony", name: "title" },
  lecturer: { column: "lecturerId", table: "Lecturer", name: "name" },
} as const satisfies Record<OwnerType, { column: string; table: Prisma.ModelName; name: string }>;

type OwnerColumn = (typeof TABLES)[OwnerType]["column"];
type OwnerColumns = Record<OwnerColumn, number | null>;

export type HeldOwner = Owner & { name: string; archivedAt: Date | null };

/** The attachments of a record: `where: whereOwner(owner)`, or the column to fill. */
export function whereOwner({ type, id }: Owner): Partial<OwnerColumns> {
  return { [TABLES[type].column]: id };
}

/** The record behind an attachment's five columns; the constraint attachment_one_owner fills exactly one. */
export function ownerOf(row: OwnerColumns): Owner {
  for (const [type, { column }] of Object.entries(TABLES) as [OwnerType, (typeof TABLES)[OwnerType]][]) {
    const id = row[column];
    if (id !== null) return { type, id };
  }
  throw new Error("an attachment without owner");
}

/**
 * Locks the record: positions stay whole when two clerks add or move at once, and an archiving waits. Throws NotFound when
 * there is none.
 */
export async function lockOwner(tx: Tx, { type, id }: Owner): Promise<HeldOwner> {
  const { table, name } = TABLES[type];
  const rows = await tx.$queryRaw<{ name: string; archivedAt: Date | null }[]>`
    SELECT ${Prisma.raw(`"${name}" AS "name", "archivedAt" FROM "${table}"`)} WHERE "id" = ${id} FOR UPDATE`;
  return { type, id, ...found(rows[0], `${type} ${id}`) };
}
