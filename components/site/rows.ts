/**
 * The look of a list of records, said once on the list and not on each of its rows: a page of sixty carries every class
 * twice, as markup and as the framework's own copy of it.
 */
export const rows =
  "border-t border-line-strong *:break-inside-avoid *:border-b *:border-line [&_a]:text-ink [&_a]:decoration-line-strong [&_a:hover]:text-red";
