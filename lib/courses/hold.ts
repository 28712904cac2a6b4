import type { Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { Prisma } from "@/prisma/generated/client";

/** What a course refers to, and how it is called in a refusal. */
const NOUNS = {
  Lecturer: "讲师",
  Organization: "组织",
  Route: "线路",
  TeachingMode: "教学模式",
  TeachingPoint: "教学点",
};

/**
 * Keeps a record from being archived until this transaction ends, so that a course can refer to it. Refuses, at `field`, one
 * that is archived or does not exist.
 */
export async function hold(tx: Tx, table: keyof typeof NOUNS, id: number, field: string): Promise<void> {
  const [held] = await tx.$queryRaw<{ name: string; archivedAt: Date | null }[]>`
    SELECT "name", "archivedAt" FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ${id} FOR SHARE`;
  if (!held) throw new Refusal(`所选的${NOUNS[table]}不存在，请重新选择。`, field);
  if (held.archivedAt) throw new Refusal(`“${held.name}”已归档，请选择在用的${NOUNS[table]}。`, field);
}
