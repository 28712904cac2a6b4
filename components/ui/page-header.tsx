import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { label: string; href?: string };

export type PageHeaderProps = {
  title: ReactNode;
  /** From the top to the page's parent; the page itself is the title. */
  breadcrumbs?: Crumb[];
  /** Buttons and links on the right. */
  actions?: ReactNode;
  /** One line under the title: state, number, dates. */
  meta?: ReactNode;
};

/** The head of a page: where one is, its only h1, what can be done here. */
export function PageHeader({ title, breadcrumbs, actions, meta }: PageHeaderProps) {
  return (
    <header className="mb-6 border-b border-line-strong pb-4">
      {breadcrumbs && (
        <nav aria-label="当前位置" className="mb-1 text-sm text-ink-soft">
          <ol className="flex flex-wrap gap-x-2">
            {breadcrumbs.map(({ label, href }) => (
              <li key={label} className="after:ml-2 after:text-line-strong after:content-['/'] last:after:content-none">
                {href ? (
                  <Link
                    href={href}
                    className="inline-block max-w-[min(24em,80vw)] truncate py-0.5 align-bottom underline underline-offset-4 hover:text-red"
                  >
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="font-serif text-2xl font-bold">{title}</h1>
          {meta && <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">{meta}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
    </header>
  );
}
