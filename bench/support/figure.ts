/** One line of the table. `limit` is the most or the least that is allowed; null when the figure is only told. */
export type Figure = {
  name: string;
  measured: number;
  unit?: "×" | "MB" | "KB" | "";
  limit: number | null;
  better: "lower" | "higher";
  details: string;
};

/** Whether a figure keeps its limit; one without a limit does. */
export function keepsLimit({ measured, limit, better }: Figure): boolean {
  if (limit === null) return true;
  return better === "lower" ? measured <= limit : measured >= limit;
}

/** The figures as lines of a table, the first its heading. Columns stay in line in a terminal that shows Chinese double. */
export function tableOf(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => [
    keepsLimit(figure) ? (figure.limit === null ? " " : "✓") : "✗",
    written(figure, figure.measured),
    figure.limit === null ? "" : `${figure.better === "lower" ? "≤" : "≥"} ${written(figure, figure.limit)}`,
    figure.name,
    figure.details,
  ]);
  const table = [["", "measured", "limit", "figure", "details"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => widthOf(row[column] ?? ""))));
  return table.map((row) => row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - widthOf(cell, at))).join("  "));
}

function written({ unit = "×" }: Figure, value: number): string {
  const rounded = unit === "×" ? value.toFixed(2) : String(Math.round(value * 10) / 10);
  return unit === "×" ? `${rounded} ×` : `${rounded} ${unit}`.trimEnd();
}

/** Columns of a terminal; the last cell of a row is not filled up. */
function widthOf(text: string, column = 0): number {
  if (column === 4) return 0;
  return [...text].reduce((width, sign) => width + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);
}
