/** So many records stand on one page of a public list. */
export const PAGE_SIZE = 60;

/** The page number in an address as `…/page/2`, or null: the page answers 404. The first page has no number. */
export function pageNumber(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,3}$/.test(text) && text !== "1" ? Number(text) : null;
}

/** The same for the optional rest of an address: nothing, or `page/2`. */
export function pageOfRest(rest: readonly string[] | undefined): number | null {
  if (!rest) return 1;
  return rest.length === 2 && rest[0] === "page" ? pageNumber(rest[1]) : null;
}

/** The records of one page and how many pages there are; null beyond the last. An empty list has one page. */
export function slicePage<Row>(rows: readonly Row[], page: number): { rows: Row[]; last: number } | null {
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  return page > last ? null : { rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), last };
}

/** The address of a page of a list. The first page has the list's own address. */
export function addressOfPage(path: string, page: number): string {
  return page === 1 ? path : `${path}/page/${page}`;
}

/** The pages that are linked from one page: first, last and two on either side; null stands for what is left out between. */
export function stepsAround(page: number, last: number): (number | null)[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  const shown = [...new Set(near.filter((number) => number >= 1 && number <= last))].sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1] ?? number;
    if (number - before <= 1) return [number];
    return number - before === 2 ? [number - 1, number] : [null, number];
  });
}
