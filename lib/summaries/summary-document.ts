import type { Day } from "@/lib/core/dates";

/** A year's figures as they are printed and exported: plain values, nothing is counted any more. */
export type YearlySummaryDocument = {
  schoolName: string;
  year: number;
  /** The last day that counts. */
  asOf: Day;
  preparedOn: Day;
  /** Says that sample records are among the figures; null when there are none. */
  sampleNotice: string | null;
  chapters: SummaryChapter[];
};

export type SummaryChapter = { key: string; title: string; figures: SummaryFigure[]; tables: SummaryTable[] };

/** `value`: null is not recorded and prints —, a known zero prints 0. `countingRule`: the 口径, beside every figure. */
export type SummaryFigure = { key: string; label: string; value: number | null; unit: string; countingRule: string };

export type SummaryTable = {
  title: string;
  columns: { header: string; kind: "text" | "integer" | "decimal" | "date" }[];
  rows: (string | number | null)[][];
};
