import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { type Day, fromDay, isDay } from "@/lib/core/dates";

export type WorkbookColumn = {
  header: string;
  /** In characters of the standard font; a Chinese character takes two. */
  width: number;
  kind: "text" | "integer" | "decimal" | "date";
};

export type WorkbookSheet = {
  name: string;
  title?: string;
  columns: readonly WorkbookColumn[];
  /** A day of a date column is written YYYY-MM-DD; null is what is not recorded. */
  rows: readonly (readonly (string | number | null)[])[];
  notes?: readonly string[];
};

/**
 * An Excel file, ready to print on A4. Numbers and days are real ones, texts stay texts whatever they begin with, what is
 * unknown (null) prints as —, a known zero as 0. The same values give the same bytes: `dated` is the day the file bears.
 * Refuses a number that is not finite and a file without sheets.
 */
export async function workbook(content: {
  sheets: readonly WorkbookSheet[];
  dated?: Day;
  title?: string;
  author?: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const { sheets, dated = "2000-01-01", title, author } = content;
  if (sheets.length === 0) throw new RangeError("a workbook needs a sheet");
  const names = new Set<string>();
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => writeSheet(sheet, sheetName(sheet.name, names))),
    properties: { title, creator: author, created: fromDay(dated), modified: fromDay(dated) },
    defaultFont: FONT,
  });
  return new Uint8Array(bytes);
}

const FONT = { name: "宋体", size: 11 };
const LINE = { style: "thin", color: { rgb: "8C8C8C" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const TITLE: CellStyle = {
  font: { ...FONT, size: 16, bold: true },
  alignment: { horizontal: "center", vertical: "center" },
};
const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F1ECE4" } },
  border: BORDER,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
const NOTE: CellStyle = { font: FONT, alignment: { vertical: "top", wrapText: true } };
// "@" keeps a text a text also when somebody edits the cell later.
const FORMATS: Record<WorkbookColumn["kind"], string> = {
  text: "@",
  integer: "0",
  decimal: "General",
  date: "yyyy-mm-dd",
};

function writeSheet({ title, columns, rows, notes = [] }: WorkbookSheet, name: string): WriteSheet {
  const lines: { values: CellValue[]; style: (column: number) => CellStyle; whole?: boolean }[] = [
    ...(title ? [{ values: [text(title)], style: () => TITLE, whole: true }] : []),
    { values: columns.map(({ header }) => text(header)), style: () => HEADER },
    ...rows.map((row) => {
      const values = columns.map(({ kind }, index) => cellValue(row[index] ?? null, kind));
      return { values, style: (column: number) => cellStyle(values[column]!, columns[column]!.kind) };
    }),
    ...notes.map((note) => ({ values: [text(note)], style: () => NOTE, whole: true })),
  ];
  const head = title ? 2 : 1;
  const lastColumn = columns.length - 1;
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: lines.map(({ values }) => values),
    cells: new Map(
      lines.flatMap(({ values, style }, row) =>
        values.map((value, column) => [`${row},${column}`, { value, style: style(column) }] as const),
      ),
    ),
    merges: lines.flatMap(({ whole }, row) =>
      whole && lastColumn > 0 ? [{ startRow: row, startCol: 0, endRow: row, endCol: lastColumn }] : [],
    ),
    rowDefs: new Map(
      lines.map(({ values, whole }, row) => [
        row,
        { height: title && row === 0 ? 30 : heightOf(values, columns, whole) },
      ]),
    ),
    freezePane: { rows: head },
    pageSetup: {
      paperSize: "a4",
      orientation: columns.reduce((sum, { width }) => sum + width, 0) > 90 ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${head}:$${head}`,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
  };
}

function cellValue(value: string | number | null, kind: WorkbookColumn["kind"]): CellValue {
  if (value === null || value === "") return "—";
  if (typeof value === "string") return kind === "date" && isDay(value) ? fromDay(value) : text(value);
  if (!Number.isFinite(value)) throw new RangeError(`not a number that can be printed: ${value}`);
  return value;
}

function cellStyle(value: CellValue, kind: WorkbookColumn["kind"]): CellStyle {
  const isText = typeof value === "string";
  return {
    font: FONT,
    border: BORDER,
    numFmt: isText ? "@" : FORMATS[kind === "text" ? "decimal" : kind],
    alignment: { horizontal: kind === "text" && isText ? "left" : "right", vertical: "center", wrapText: isText },
  };
}

/** Without the control characters that XML cannot hold, within the 32,767 characters of a cell. */
function text(content: string): string {
  return content.replace(/[^\P{Cc}\n\t]|[\p{Cs}\ufffe\uffff]/gu, " ").slice(0, 32_767);
}

/** Excel allows 31 characters, without []:*?/\ and quotes at the ends, each name once, and keeps History for itself. */
function sheetName(name: string, taken: Set<string>): string {
  const allowed = name.replace(/[[\]:*?/\\\p{Cc}]/gu, " ").replace(/^[' ]+|[' ]+$/g, "") || "表";
  for (let count = 1; ; count++) {
    const mark = count > 1 ? `（${count}）` : "";
    const candidate = allowed.slice(0, 31 - mark.length) + mark;
    if (taken.has(candidate.toLowerCase()) || candidate.toLowerCase() === "history") continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}

/** In points: programs do not agree on growing a row for its text, and in merged cells none does. */
function heightOf(values: readonly CellValue[], columns: readonly WorkbookColumn[], whole = false): number {
  const full = columns.reduce((sum, { width }) => sum + width, 0);
  const lines = values.map((value, column) => {
    if (typeof value !== "string") return 1;
    const width = Math.max((whole ? full : columns[column]!.width) - 2, 2);
    return value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
  });
  return Math.min(3 + 15 * Math.max(...lines), 400);
}

/** In characters of the standard font. */
function widthOf(content: string): number {
  return [...content].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 1 : 2), 0);
}
