type Question = { text?: string; form?: string; page: number };

/** The address of a page of the answers to a question. */
export function addressOfAnswer({ text = "", form = "", page }: Question): string {
  return `/courses/search?${new URLSearchParams({ q: text, form, page: String(page) })}`;
}

/** One page back or on among the answers to a question. */
export function SearchSteps({ page, last, ...question }: Question & { last: number }) {
  if (last === 1) return null;
  const hrefOf = (number: number) => addressOfAnswer({ ...question, page: number });
  return (
    <nav
      aria-label="分页"
      className="mt-8 flex flex-wrap items-center gap-x-6 [&_a]:flex [&_a]:min-h-control [&_a]:items-center"
    >
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          上一页
        </a>
      )}
      <span className="text-ink-soft">
        第 {page} 页，共 {last} 页
      </span>
      {page < last && (
        <a href={hrefOf(page + 1)} rel="next">
          下一页
        </a>
      )}
    </nav>
  );
}
