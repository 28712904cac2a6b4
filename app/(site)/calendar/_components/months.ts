import type { PublicCeremonyHeadline } from "@/lib/ceremonies/public";
import { yearOf } from "@/lib/core/dates";

/** A year in which there were or will be gatherings, and how many there are in each of its twelve months. */
export type GatheringYear = { year: number; total: number; months: number[] };

/** The years with gatherings, latest first. */
export function gatheringYears(ceremonies: readonly Pick<PublicCeremonyHeadline, "heldOn">[]): GatheringYear[] {
  const years = new Map<number, GatheringYear>();
  for (const { heldOn } of ceremonies) {
    const year = yearOf(heldOn);
    const found = years.get(year) ?? { year, total: 0, months: Array(12).fill(0) };
    const month = Number(heldOn.slice(5, 7)) - 1;
    years.set(year, { ...found, total: found.total + 1, months: found.months.with(month, found.months[month]! + 1) });
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

/** The gatherings of a year under their months from 1 to 12, by day; a month without any is left out. */
export function groupByMonth<Row extends { id: number; heldOn: string }>(ceremonies: readonly Row[], year: number) {
  const own = ceremonies
    .filter(({ heldOn }) => yearOf(heldOn) === year)
    .sort((a, b) => a.heldOn.localeCompare(b.heldOn) || a.id - b.id);
  const months = [...new Set(own.map(({ heldOn }) => Number(heldOn.slice(5, 7))))];
  return months.map((month) => ({ month, rows: own.filter(({ heldOn }) => Number(heldOn.slice(5, 7)) === month) }));
}
