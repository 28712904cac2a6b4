import type { PublicCount, PublicLecturer } from "@/lib/lecturers/public";

/** The lecturers of one category: how many there are, how many are named, and those of them that stand on this page. */
export type CategoryGroup = PublicCount & { lecturers: PublicLecturer[] };

/** Lecturers in the order of their categories; nobody has two appointments on one day. */
export function inCategoryOrder(
  lecturers: readonly PublicLecturer[],
  counts: readonly PublicCount[],
): PublicLecturer[] {
  return counts.flatMap(({ category }) => lecturers.filter((lecturer) => categoryOf(lecturer) === category));
}

/** The groups of a page. A category in which nobody is named has no lecturer to stand under: it is told on the first page. */
export function groupByCategory(
  lecturers: readonly PublicLecturer[],
  counts: readonly PublicCount[],
  page: number,
): CategoryGroup[] {
  return counts
    .map((count) => ({ ...count, lecturers: lecturers.filter((one) => categoryOf(one) === count.category) }))
    .filter((group) => group.lecturers.length > 0 || (page === 1 && group.named === 0 && group.appointed > 0));
}

function categoryOf({ appointments }: PublicLecturer) {
  return appointments[0]?.category;
}
