import Link from "next/link";
import { type AddressParams, addressWith } from "./address";

export type PaginationProps = {
  /** 1 for the first page. */
  page: number;
  pageSize: number;
  total: number;
  params?: AddressParams;
  /** The parameter that holds the page. */
  name?: string;
  /** Page sizes to choose from; the choice goes into the parameter `size`. */
  sizes?: number[];
};

const step =
  "flex min-h-control min-w-control items-center justify-center rounded-md border border-transparent px-2 hover:border-line-strong aria-[current=page]:border-red aria-[current=page]:font-bold aria-[current=page]:text-red";

/** Links to the pages of a list, with how many records there are in all. */
export function Pagination({ page, pageSize, total, params = {}, name = "page", sizes }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const hrefOf = (number: number) => addressWith(params, { [name]: number === 1 ? undefined : String(number) });
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm tabular-nums">
      <p className="text-ink-soft">
        共 {total} 条{last > 1 && `，第 ${page} / ${last} 页`}
        {sizes && (
          <span className="print:hidden">
            ，每页
            {sizes.map((size) => (
              <Link
                key={size}
                href={addressWith(params, { size: String(size), [name]: undefined })}
                aria-current={size === pageSize ? "true" : undefined}
                aria-label={`每页 ${size} 条`}
                className="mx-0.5 inline-block min-w-8 py-1 text-center underline underline-offset-4 aria-[current=true]:font-bold aria-[current=true]:text-ink aria-[current=true]:no-underline"
              >
                {size}
              </Link>
            ))}
            条
          </span>
        )}
      </p>
      {last > 1 && (
        <nav aria-label="分页">
          <ul className="flex flex-wrap items-center">
            {page > 1 && (
              <li>
                <Link href={hrefOf(page - 1)} rel="prev" className={step}>
                  上一页
                </Link>
              </li>
            )}
            {pagesAround(page, last).map((number, index) => (
              <li key={number ?? `gap-${index}`}>
                {number === null ? (
                  <span className="px-1 text-ink-soft">…</span>
                ) : (
                  <Link
                    href={hrefOf(number)}
                    className={step}
                    aria-label={`第 ${number} 页`}
                    aria-current={number === page ? "page" : undefined}
                  >
                    {number}
                  </Link>
                )}
              </li>
            ))}
            {page < last && (
              <li>
                <Link href={hrefOf(page + 1)} rel="next" className={step}>
                  下一页
                </Link>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  );
}

/** First, last, and one on either side; `null` stands for what is left out. */
function pagesAround(page: number, last: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last);
  const pages = [...new Set(shown)].sort((one, other) => one - other);
  return pages.flatMap((number, index) => {
    const gap = number - (pages[index - 1] ?? number);
    return gap === 2 ? [number - 1, number] : gap > 2 ? [null, number] : [number];
  });
}
