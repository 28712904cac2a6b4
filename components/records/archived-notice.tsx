import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/core/dates";

type Archivable = { archivedAt: Date | null; archiveReason: string | null };

/** Since when a record is archived, and why. Nothing for one that is not. */
export function ArchivedNotice({ record: { archivedAt, archiveReason } }: { record: Archivable }) {
  if (!archivedAt) return null;
  return (
    <div className="mb-6">
      <Notice kind="warn" title={`已于 ${formatInstant(archivedAt)} 归档`}>
        原因：{archiveReason}
      </Notice>
    </div>
  );
}
