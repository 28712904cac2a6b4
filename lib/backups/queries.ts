import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import type { BackupState } from "./rules";

/** The newest good backup, and the newest that failed after it. */
export async function getBackupState(_viewer: Viewer<"backups.view">, client: Tx = db): Promise<BackupState> {
  const last = await client.backup.findFirst({ where: { failure: null }, orderBy: { startedAt: "desc" } });
  const failed = await client.backup.findFirst({
    where: { failure: { not: null }, ...(last && { endedAt: { gt: last.endedAt } }) },
    orderBy: { endedAt: "desc" },
  });
  return { last, failed };
}
