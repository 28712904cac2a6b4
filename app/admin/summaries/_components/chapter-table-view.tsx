import { Table } from "@/components/ui/table";
import type { ChapterTable } from "@/lib/summaries/chapter";

/** A list up to this length is unfolded at once. */
const UNFOLDED = 10;
/** A page never carries more rows than somebody would read there. */
const MOST_ROWS = 200;

type Row = { key: string; cells: ChapterTable["rows"][number] };

/** The first rows of a chapter's list, the rest folded away; the exports have all of them. */
export function ChapterTableView({ table }: { table: ChapterTable }) {
  if (table.rows.length === 0) return null;
  return (
    <details className="mt-6" open={table.rows.length <= UNFOLDED}>
      <summary className="cursor-pointer text-sm font-bold">
        {table.title}（{table.rows.length}）
      </summary>
      <div className="mt-2">
        <Table
          caption={table.title}
          hideCaption
          rows={table.rows.slice(0, MOST_ROWS).map((cells, index): Row => ({ cells, key: String(index) }))}
          rowKey={(row) => row.key}
          columns={table.columns.map(({ header, kind }, index) => ({
            key: header,
            header,
            align: kind === "integer" || kind === "decimal" ? ("right" as const) : undefined,
            whole: kind !== "text",
            cell: (row: Row) => row.cells[index] ?? "—",
          }))}
        />
        {table.rows.length > MOST_ROWS && (
          <p className="mt-2 text-sm text-ink-soft">这里只列前 {MOST_ROWS} 条，全部名单见导出的 Word 和 Excel。</p>
        )}
      </div>
    </details>
  );
}
