import { Notice } from "@/components/ui/notice";
import { getBackupState } from "@/lib/backups/queries";
import { backupWarning } from "@/lib/backups/rules";
import { formatInstant } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";

/** For the administrator: when the school was last saved and where to, and what is wrong with that. */
export async function BackupCard({ viewer }: { viewer: Viewer<"backups.view"> }) {
  const state = await getBackupState(viewer);
  const warning = backupWarning(state, new Date());
  const { last } = state;
  return (
    <section aria-labelledby="backups" className="mt-10 max-w-3xl">
      <h2 id="backups" className="mb-2 font-serif text-lg font-bold">
        备份
      </h2>
      {warning && <Notice kind="danger">{warning}</Notice>}
      {last && (
        <p className="mt-2 text-sm text-ink-soft">
          最近一次做成：{formatInstant(last.startedAt)}，{last.records} 条记录，{last.files} 个文件，
          {Math.ceil(Number(last.bytes) / 1024 ** 2)} MB，已读回核对。
          <br />
          <span className="break-all">{last.address}</span>
        </p>
      )}
    </section>
  );
}
