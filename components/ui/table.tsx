import Link from "next/link";
import type { ReactNode } from "react";
import { type AddressParams, addressWith } from "./address";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the header a link that sorts by this word. */
  sortKey?: string;
  align?: "left" | "center" | "right";
  /** A CSS length, e.g. "8em". */
  width?: string;
  /** Never broken over two lines: a day, a number, a short word. */
  whole?: boolean;
  /** The cell that names the row; the first column unless another says so. */
  rowHeader?: boolean;
};

export type TableProps<Row> = {
  caption: string;
  /** The caption is for screen readers only, when a heading above says the same. */
  hideCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** "name" or "-name": what the rows are sorted by now. */
  sortedBy?: string;
  params?: AddressParams;
  /** Stands in for the rows when there are none. */
  empty?: ReactNode;
  /** On a narrow screen: `scroll` sideways, or `stack` the cells of each row under one another with their headers. */
  narrow?: "scroll" | "stack";
};

const alignments = { left: "text-left", center: "text-center", right: "text-right tabular-nums" };

const shapes = {
  scroll: { table: "min-w-max", head: "", row: "", cell: "", filled: "", empty: "" },
  stack: {
    table: "max-sm:block max-sm:[&>tbody]:block",
    head: "max-sm:hidden",
    row: "max-sm:grid max-sm:py-2",
    cell: "max-sm:gap-3 max-sm:px-0 max-sm:py-0.5 max-sm:whitespace-normal",
    filled: "max-sm:flex",
    empty: "max-sm:hidden",
  },
};

/** A table rendered on the server: sorting is a link, a narrow screen scrolls or stacks it, and it prints with its head on every page. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, sortedBy, params, empty, narrow = "scroll" } = props;
  if (rows.length === 0 && empty) return empty;
  const shape = shapes[narrow];
  const named = columns.some((column) => column.rowHeader) ? undefined : columns[0]?.key;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll what does not fit
    <section aria-label={caption} tabIndex={0} data-scroll className="overflow-x-auto">
      <table className={`w-full border-collapse text-sm sm:min-w-full print:min-w-0 print:text-xs ${shape.table}`}>
        <caption className={hideCaption ? "sr-only" : "pb-2 text-left text-ink-soft"}>{caption}</caption>
        <thead className={shape.head}>
          <tr className="border-y border-line-strong">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={{ width: column.width }}
                aria-sort={directionOf(column, sortedBy)}
                className={`px-3 py-1 font-bold whitespace-nowrap print:px-1 ${alignments[column.align ?? "left"]}`}
              >
                {column.sortKey ? <SortLink column={column} sortedBy={sortedBy} params={params} /> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={`border-b border-line hover:bg-sunken ${shape.row}`}>
              {columns.map((column) => {
                const content = column.cell(row);
                const isEmpty = content === null || content === undefined || content === false;
                const Cell = column.rowHeader || column.key === named ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    scope={Cell === "th" ? "row" : undefined}
                    className={`px-3 py-2 align-top font-normal print:px-1 ${Cell === "th" ? "min-w-[8em]" : ""} ${column.whole ? "whitespace-nowrap" : ""} ${alignments[column.align ?? "left"]} ${shape.cell} ${isEmpty ? shape.empty : shape.filled}`}
                  >
                    {narrow === "stack" && <StackedHeader>{column.header}</StackedHeader>}
                    {narrow === "stack" ? (
                      <div className="min-w-0 break-words">{content ?? "—"}</div>
                    ) : (
                      (content ?? "—")
                    )}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Names a cell where a narrow screen leaves out the head. */
function StackedHeader({ children }: { children: string }) {
  return <span className="shrink-0 basis-20 text-ink-soft sm:hidden print:hidden">{children}</span>;
}

function SortLink<Row>({
  column,
  sortedBy,
  params = {},
}: Pick<TableProps<Row>, "sortedBy" | "params"> & { column: Column<Row> }) {
  const direction = directionOf(column, sortedBy);
  const next = direction === "ascending" ? `-${column.sortKey}` : column.sortKey;
  return (
    <Link
      href={addressWith(params, { sort: next, page: undefined })}
      className="inline-flex min-h-8 items-center gap-1 underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-red"
    >
      {column.header}
      <span aria-hidden="true" className="w-[1em] text-red">
        {direction === "ascending" ? "↑" : direction === "descending" ? "↓" : ""}
      </span>
    </Link>
  );
}

function directionOf<Row>(column: Column<Row>, sortedBy?: string): "ascending" | "descending" | undefined {
  if (!column.sortKey) return undefined;
  if (sortedBy === column.sortKey) return "ascending";
  return sortedBy === `-${column.sortKey}` ? "descending" : undefined;
}
