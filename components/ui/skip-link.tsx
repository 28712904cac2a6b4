/** First link of a page: jumps over the navigation. The target needs `id="main"` and `tabIndex={-1}`. */
export function SkipLink({ target = "main" }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-red focus:px-4 focus:py-2 focus:text-surface"
    >
      跳到正文
    </a>
  );
}
