import type { ReactNode } from "react";

/** Where a list would be, when it has nothing: says why, and offers the way out. */
export function EmptyState({ title, text, action }: { title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-y border-line px-4 py-12 text-center">
      <p className="font-serif text-lg font-bold">{title}</p>
      {text && <div className="mx-auto mt-1 max-w-measure text-sm text-ink-soft">{text}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
