import { addressOfPage, stepsAround } from "./paging";

/** Links to the first, the last and the nearest pages of a long list. */
export function PageSteps({ path, page, last }: { path: string; page: number; last: number }) {
  if (last === 1) return null;
  return (
    <nav aria-label="分页" className="mt-8">
      <ul className="flex flex-wrap gap-x-1 tabular-nums *:*:flex *:*:min-h-control *:*:text-ink *:*:no-underline *:*:min-w-control *:*:items-center *:*:justify-center *:*:px-2 *:*:hover:text-red [&_[aria-current]]:border-b-3 [&_[aria-current]]:border-red [&_[aria-current]]:text-red [&_[rel]]:underline [&_[rel]]:underline-offset-4">
        {page > 1 && (
          <li>
            <a href={addressOfPage(path, page - 1)} rel="prev">
              上一页
            </a>
          </li>
        )}
        {stepsAround(page, last).map((number, index) => (
          <li key={number ?? `gap-${index}`}>
            {number === null ? (
              <span>…</span>
            ) : (
              <a
                href={addressOfPage(path, number)}
                aria-label={`第 ${number} 页`}
                aria-current={number === page ? "page" : undefined}
              >
                {number}
              </a>
            )}
          </li>
        ))}
        {page < last && (
          <li>
            <a href={addressOfPage(path, page + 1)} rel="next">
              下一页
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
