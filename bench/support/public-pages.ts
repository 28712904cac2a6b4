import { firstLink } from "./visits";

/** A lecturer, a teaching point and a ceremony: the first that each list leads to. */
export async function recordPages(url: string): Promise<string[]> {
  const pages: string[] = [];
  for (const noun of ["lecturers", "teaching-points", "ceremonies"]) {
    pages.push(await firstLink(`${url}/${noun}`, new RegExp(`href="(/${noun}/\\d+)"`)));
  }
  return pages;
}

/** The kind of page, without the number of the record. */
export function kindOf(page: string): string {
  return page.replace(/\d+$/, "[id]");
}
