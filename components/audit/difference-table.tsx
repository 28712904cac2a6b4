import type { Difference } from "@/lib/audit/rules";

/** What changed, field by field. Without a value before (a new record) one column is enough. */
export function DifferenceTable({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return null;
  const changed = differences.some(({ before }) => before !== "—");
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="text-left text-ink-soft">
          <th scope="col" className="w-[9em] py-0.5 pr-4 font-normal">
            字段
          </th>
          {changed && (
            <th scope="col" className="py-0.5 pr-4 font-normal">
              之前
            </th>
          )}
          <th scope="col" className="py-0.5 font-normal">
            {changed ? "之后" : "内容"}
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after }) => (
          <tr key={field} className="border-t border-line align-top">
            <th scope="row" className="py-0.5 pr-4 text-left font-normal">
              {field}
            </th>
            {changed && <td className="py-0.5 pr-4 break-words whitespace-pre-line text-ink-soft">{before}</td>}
            <td className="py-0.5 break-words whitespace-pre-line">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
