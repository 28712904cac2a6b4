import type { ReactNode } from "react";

/** The head of a public page: the way back up, its only h1, and a line that says what it is. */
export function PageTitle({
  up,
  title,
  children,
}: {
  up?: { href: string; label: string };
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="mb-8 md:mb-12 print:mb-4">
      {up && (
        <a
          href={up.href}
          className="mb-1 inline-flex min-h-control min-w-control items-center text-sm text-ink-soft underline underline-offset-4 hover:text-red print:hidden"
        >
          {up.label}
        </a>
      )}
      <h1
        className={`font-serif font-bold text-balance print:text-2xl ${up ? "text-2xl md:text-3xl" : "text-3xl md:text-4xl"}`}
      >
        {title}
      </h1>
      {children && <div className="mt-4 print:mt-1 max-w-measure text-lg text-ink-soft">{children}</div>}
    </header>
  );
}
