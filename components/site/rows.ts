/**
 * The look of a list of records, said once on the list and not on each of its rows: a page of sixty carries every class
 * twice, as markup and as the framework's own copy of it.
 */
export const rows =
  "border-t border-line-strong *:break-inside-avoid *:border-b *:border-line [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red";

/** Rows of two paragraphs, a name and what it is; in two columns where there is room. */
export const namedRows = `${rows} *:py-3.5 md:columns-2 md:gap-x-12 [&_p+p]:text-sm [&_p+p]:text-ink-soft [&_p:first-child]:font-serif [&_p:first-child]:text-lg [&_p:first-child]:font-bold`;
