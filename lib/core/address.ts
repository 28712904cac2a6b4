import { storableText } from "./storable-text";

/** Nobody types more into an address. */
const LONGEST = 1000;

/** What one name in an address holds; a name given twice holds several. */
type Held = string | string[] | undefined;

/** The parameters of a page's address. */
export type SearchParams = Promise<Record<string, Held>>;

/** The text under a name in the address (the first, when there are several); nothing typed is undefined. */
export function textIn(held: Held): string | undefined {
  return (
    storableText([held].flat()[0] ?? "")
      .trim()
      .slice(0, LONGEST) || undefined
  );
}

/** The whole number under a name in the address, or undefined when it is none or out of bounds. */
export function numberIn(held: Held, min: number, max: number): number | undefined {
  const text = textIn(held);
  const number = text && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number >= min && number <= max ? number : undefined;
}

/** The value under a name in the address when it is one of a closed set. */
export function choiceIn<const T extends string>(held: Held, values: readonly T[]): T | undefined {
  return values.find((value) => value === textIn(held));
}

/** So many records stand on one page of a staff list. */
export const PAGE_SIZE = 50;

/** Which page of a list the address asks for (the first is 1), and which of its rows that are. */
export function pageIn(held: Held): { page: number; skip: number; take: number } {
  const page = numberIn(held, 1, 100_000) ?? 1;
  return { page, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE };
}
