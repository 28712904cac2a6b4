import { Table } from "@/components/ui/table";
import type { ChapterTable } from "@/lib/summaries/chapter";

const SHOWN = 10;

type Row = { key: string; cells: ChapterTable["rows"][number] };

/** The first rows of a chapter's list, the rest folded away; the exports have all of them. */
export function ChapterTableView({ table }: { table: ChapterTable }) {
  if (table.rows.length === 0) return null;
  return (
    <details className="mt-6" open={table.rows.length <= SHOWN}>
      <summary className="cursor-pointer text-sm font-bold">
        {table.title}（{table.rows.length}）
      </summary>
      <div className="mt-2">
        <Table
          caption={table.title}
          hideCaption
          rows={table.rows.map((cells, index): Row => ({ cells, key: String(index) }))}
          rowKey={(row) => row.key}
          columns={table.columns.map(({ header, kind }, index) => ({
            key: header,
            header,
            align: kind === "integer" || kind === "decimal" ? ("right" as const) : undefined,
            whole: kind !== "text",
            cell: (row: Row) => row.cells[index] ?? "—",
          }))}
        />
      </div>
    </details>
  );
}
