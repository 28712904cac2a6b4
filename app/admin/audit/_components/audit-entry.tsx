import { DifferenceTable } from "@/components/audit/difference-table";
import type { AuditRow } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/core/dates";
import { eventLabel, subjectLabel } from "@/lib/nouns/words";

/** One entry: what, to what, by whom, when, from where; what changed unfolds, also without script. */
export function AuditEntry({ entry }: { entry: AuditRow }) {
  const { id, at, event, subjectType, subjectLabel: label, subjectId, actorName, ipAddress, differences } = entry;
  const head = (
    <>
      <b className="inline-block min-w-[7em]">{eventLabel(event)}</b>{" "}
      <span>
        {subjectLabel(subjectType)}
        {label !== subjectLabel(subjectType) && `：${label}`}
        {subjectId && /^\d+$/.test(subjectId) && <span className="text-ink-soft"> #{subjectId}</span>}
      </span>
      <span className="mt-0.5 block text-ink-soft tabular-nums">
        <time dateTime={at.toISOString()}>{formatInstant(at)}</time>　{actorName}　{ipAddress ?? "—"}
        <span className="whitespace-nowrap">
          {"　"}编号 {id}
        </span>
      </span>
    </>
  );
  return (
    <li className="border-b border-line py-2 text-sm">
      {differences.length === 0 ? (
        <div className="pl-4">{head}</div>
      ) : (
        <details>
          <summary className="marker:text-ink-soft">
            <span className="inline-block w-[calc(100%-1.5rem)] align-top">{head}</span>
          </summary>
          <div className="mt-2 overflow-x-auto pl-4">
            <DifferenceTable differences={differences} />
          </div>
        </details>
      )}
    </li>
  );
}
