import { EmptyState } from "@/components/ui/empty-state";
import { listHistory } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/core/dates";
import type { Viewer } from "@/lib/core/viewer";
import { eventLabel } from "@/lib/nouns/words";
import { DifferenceTable } from "./difference-table";

type RecordHistoryProps = { viewer: Viewer<"records.view">; subjectType: string; subjectId: number | string };

/** The history tab of a record: who did what and when, newest first, with what it changed. */
export async function RecordHistory({ viewer, subjectType, subjectId }: RecordHistoryProps) {
  const entries = await listHistory(viewer, subjectType, subjectId);
  if (entries.length === 0) return <EmptyState title="还没有记录" text="从现在起，每一次改动都会记在这里。" />;
  return (
    <ol aria-label="历史记录" className="border-t border-line">
      {entries.map(({ id, at, event, actorName, subjectLabel, differences }) => (
        <li key={id} className="grid gap-x-6 gap-y-1 border-b border-line py-3 lg:grid-cols-[18em_1fr]">
          <p className="text-sm">
            <b>{eventLabel(event)}</b>
            <span className="block text-ink-soft">{subjectLabel}</span>
            <span className="block text-ink-soft tabular-nums">
              <time dateTime={at.toISOString()}>{formatInstant(at)}</time>　{actorName}
            </span>
          </p>
          <div className="min-w-0 overflow-x-auto">
            <DifferenceTable differences={differences} />
          </div>
        </li>
      ))}
    </ol>
  );
}
