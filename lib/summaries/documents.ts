import { formatDay } from "@/lib/core/dates";
import { type Block, chineseNumeral, officialDocument } from "@/lib/core/official-document";
import { type WorkbookColumn, type WorkbookSheet, workbook } from "@/lib/core/workbook";
import type { SummaryTable, YearlySummaryDocument } from "./summary-document";

/** The yearly summary as a Word document in the layout of GB/T 9704-2012, every figure with its counting rule. */
export function summaryWord(summary: YearlySummaryDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { schoolName, preparedOn, sampleNotice, chapters } = summary;
  return officialDocument({
    title: titleOf(summary),
    dated: preparedOn,
    author: schoolName,
    signature: { body: schoolName, on: preparedOn },
    blocks: [
      ...(sampleNotice ? [{ kind: "note" as const, text: sampleNotice }] : []),
      { kind: "paragraph", text: scopeOf(summary) },
      ...chapters.flatMap(({ title, figures, tables }): Block[] => [
        { kind: "heading1", text: title },
        ...(figures.length > 0 ? [figuresTable(figures)] : []),
        ...tables.map((table) => ({ kind: "table" as const, ...table })),
      ]),
    ],
  });
}

/** The same figures as an Excel file: one sheet with all of them, then a sheet for each table. */
export function summaryExcel(summary: YearlySummaryDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { schoolName, preparedOn, sampleNotice, chapters } = summary;
  const notes = [...(sampleNotice ? [sampleNotice] : []), scopeOf(summary)];
  return workbook({
    title: titleOf(summary),
    author: schoolName,
    dated: preparedOn,
    sheets: [
      {
        name: "全部指标",
        title: titleOf(summary),
        columns: FIGURE_COLUMNS,
        rows: chapters.flatMap(({ title, figures }, index) =>
          figures.map(({ label, value, unit, countingRule }) => [
            `${chineseNumeral(index + 1)}、${title}`,
            label,
            value,
            unit,
            countingRule,
          ]),
        ),
        notes,
      },
      ...chapters.flatMap(({ tables }) => tables.map((table) => tableSheet(table, notes))),
    ],
  });
}

const FIGURE_COLUMNS: WorkbookColumn[] = [
  { header: "章", width: 18, kind: "text" },
  { header: "指标", width: 26, kind: "text" },
  { header: "数值", width: 10, kind: "decimal" },
  { header: "单位", width: 8, kind: "text" },
  { header: "口径", width: 60, kind: "text" },
];

function titleOf({ schoolName, year }: YearlySummaryDocument): string {
  return `${schoolName}${year}年度总结`;
}

function scopeOf({ year, asOf, preparedOn }: YearlySummaryDocument): string {
  const until =
    asOf > preparedOn
      ? `数据截至${formatDay(preparedOn)}，现有数按当时的记录推算到${formatDay(asOf)}`
      : `数据截至${formatDay(asOf)}`;
  return `本总结反映${year}年度情况，${until}。“—”表示没有记录，“0”表示确实为零。`;
}

function figuresTable(figures: YearlySummaryDocument["chapters"][number]["figures"]): Block {
  return {
    kind: "table",
    columns: [
      { header: "指标", kind: "text" },
      { header: "数值", kind: "decimal" },
      { header: "单位", kind: "text" },
      { header: "口径", kind: "text" },
    ],
    rows: figures.map(({ label, value, unit, countingRule }) => [label, value, unit, countingRule]),
  };
}

function tableSheet({ title, columns, rows }: SummaryTable, notes: string[]): WorkbookSheet {
  return {
    name: title,
    title,
    columns: columns.map(({ header, kind }, index) => ({
      header,
      kind,
      width: Math.min(50, Math.max(10, ...[header, ...rows.map((row) => String(row[index] ?? ""))].map(widthOf)) + 2),
    })),
    rows,
    notes,
  };
}

/** In characters of the standard font: a Chinese character takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 1 : 2), 0);
}
