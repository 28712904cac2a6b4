import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";

/** One batch with the ceremony it is for; null when there is none. */
export async function getBatch(_viewer: Viewer<"letters.print">, id: number, client: Tx = db) {
  return client.letterBatch.findUnique({ where: { id }, include: { ceremony: { select: { id: true, title: true } } } });
}
