import { firstLink } from "./visits";

/** The public pages that are not about one record. */
export const listPages = [
  "/",
  "/lecturers",
  "/lecturer-teams",
  "/teaching-points",
  "/teaching-points/map",
  "/routes",
  "/courses",
  "/ceremonies",
  "/calendar",
  "/verify",
  "/accessibility",
] as const;

/** One record of each noun: the first that its list leads to. */
export async function recordPages(url: string): Promise<string[]> {
  const pages: string[] = [];
  for (const noun of ["lecturers", "teaching-points", "routes", "courses", "ceremonies"]) {
    pages.push(await firstLink(`${url}/${noun}`, new RegExp(`href="(/${noun}/\\d+)"`)));
  }
  return pages;
}

/** The kind of page, without the number of the record. */
export function kindOf(page: string): string {
  return page.replace(/\d+$/, "[id]");
}
