import type { ReactNode } from "react";

/**
 * Where a page would be, when there is none: says why and offers the ways on. The framework sends this with every page, in
 * case it is needed, so the ways are plain links: buttons of the kit would be a third of a public page and bring a script.
 */
export function DeadEnd({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-measure px-4 py-16">
      <h1 className="font-serif text-2xl font-bold">{title}</h1>
      <p className="mt-3">{text}</p>
      <div className="mt-6 flex flex-wrap gap-x-6 gap-y-3 *:inline-flex *:min-h-control *:items-center">
        {children ?? (
          <>
            <a href="/">回到首页</a>
            <a href="/admin">工作台</a>
          </>
        )}
      </div>
    </div>
  );
}
