type Question = {
  /** The page that answers. */
  path: string;
  /** What it was asked, as names and values of its address; what is left out is not asked. */
  asked: Record<string, string | undefined>;
  page: number;
};

/** The address of a page of the answers to a question. The first has no number. */
export function addressOfAnswer({ path, asked, page }: Question): string {
  const told = Object.entries({ ...asked, page: page > 1 ? String(page) : undefined });
  const query = new URLSearchParams(told.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** One page back or on among the answers to a question. */
export function QuestionSteps({ page, last, ...question }: Question & { last: number }) {
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
