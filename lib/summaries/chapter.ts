import type { Day, Days } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";

/** The year that is counted, and the day on which standing figures are taken (31 December unless another is asked for). */
export type Period = Days & { year: number; asOf: Day };

/** One number of the summary, with the rule behind it and the records it counts. */
export type Figure = {
  key: string;
  label: string;
  /** A known zero is 0; null is "not recorded" and prints —. */
  value: number | null;
  unit: string;
  /** The written definition (口径) shown beside the number. */
  countingRule: string;
  /** How many of them are sample records. */
  samples: number;
  /** Where the records behind the number are listed. */
  href: string;
};

/** A list that stands in the exports. */
export type ChapterTable = {
  title: string;
  columns: { header: string; kind: "text" | "integer" | "decimal" | "date" }[];
  rows: (string | number | null)[][];
};

/** What a chapter says of a year. */
export type ChapterContent = { figures: Figure[]; tables: ChapterTable[] };

/** A chapter of the yearly summary: a file in chapters/, listed in chapters.ts. */
export type Chapter = { key: string; title: string; load: (tx: Tx, period: Period) => Promise<ChapterContent> };
