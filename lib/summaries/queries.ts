import { type Day, dayInShanghai, toDay } from "@/lib/core/dates";
import { db, type Tx } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { getSettings } from "@/lib/settings/queries";
import type { ChapterContent, Period } from "./chapter";
import { CHAPTERS } from "./chapters";
import { sampleNotice } from "./rules";
import type { YearlySummaryDocument } from "./summary-document";

/** A year's figures as they stand in the records now. */
export type YearlySummary = {
  schoolName: string;
  period: Period;
  sampleNotice: string | null;
  chapters: ({ key: string; title: string } & ChapterContent)[];
};

/** The summary of a year; all chapters are read from one moment of the database. */
export async function getYearlySummary(_viewer: Viewer<"summaries.view">, period: Period): Promise<YearlySummary> {
  return db.$transaction((tx) => readYearlySummary(tx, period), { isolationLevel: "RepeatableRead" });
}

/** The summary of a year as it is printed, prepared today. */
export async function getSummaryDocument(
  viewer: Viewer<"summaries.export" | "summaries.view">,
  period: Period,
): Promise<YearlySummaryDocument> {
  const { schoolName, sampleNotice: notice, chapters } = await getYearlySummary(viewer, period);
  return {
    schoolName,
    year: period.year,
    asOf: period.asOf,
    preparedOn: dayInShanghai(),
    sampleNotice: notice,
    chapters,
  };
}

/** The same inside a transaction of the caller's. */
export async function readYearlySummary(tx: Tx, period: Period): Promise<YearlySummary> {
  const chapters: YearlySummary["chapters"] = [];
  for (const { key, title, load } of CHAPTERS) chapters.push({ key, title, ...(await load(tx, period)) });
  const { schoolName } = await getSettings(tx);
  return { schoolName, period, sampleNotice: sampleNotice(chapters.flatMap(({ figures }) => figures)), chapters };
}

/** The first day anything is recorded for, or null in an empty school. */
export async function getFirstRecordedDay(_viewer: Viewer<"summaries.view">, client: Tx = db): Promise<Day | null> {
  const days = [
    (await client.appointment.aggregate({ _min: { termStart: true } }))._min.termStart,
    (await client.plaque.aggregate({ _min: { awardedOn: true } }))._min.awardedOn,
    (await client.ceremony.aggregate({ _min: { heldOn: true } }))._min.heldOn,
  ].flatMap((day) => (day ? [toDay(day)] : []));
  return days.sort()[0] ?? null;
}
