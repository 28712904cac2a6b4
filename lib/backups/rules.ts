import { formatInstant } from "@/lib/core/dates";
import type { Backup } from "@/prisma/generated/client";

/** After so many days without a good backup the administrator is warned. */
const OLD_DAYS = 7;
const DAY = 86_400_000;

/** What there is to say about backups: the newest good one, and what failed since. */
export type BackupState = {
  last: Pick<Backup, "startedAt" | "address" | "bytes" | "records" | "files" | "missingFiles" | "warning"> | null;
  failed: Pick<Backup, "kind" | "endedAt" | "failure"> | null;
};

const KINDS: Record<Backup["kind"], string> = {
  DAILY: "每日自动备份",
  MANUAL: "人工备份 npm run backup",
  UPGRADE: "升级前的备份",
};

/** The sentence the administrator must read, or null when all is well. */
export function backupWarning({ last, failed }: BackupState, now: Date): string | null {
  if (failed)
    return `最近一次备份没有做成（${formatInstant(failed.endedAt)}，${KINDS[failed.kind]}）：${failed.failure}`;
  if (!last) return "还没有做过备份。现在就备份：在服务器上执行 npm run backup。";
  const days = Math.floor((now.getTime() - last.startedAt.getTime()) / DAY);
  if (days >= OLD_DAYS)
    return `已经 ${days} 天没有备份了。请在服务器上执行 npm run backup，并查看自动备份为什么没有运行。`;
  if (last.missingFiles) return `最近一次备份时，有 ${last.missingFiles} 份文件在存储里找不到，没有备份到。`;
  return last.warning;
}
