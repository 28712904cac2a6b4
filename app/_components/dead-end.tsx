import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";

/** Where a page would be, when there is none: says why and offers the ways on. */
export function DeadEnd({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-measure px-4 py-16">
      <h1 className="font-serif text-2xl font-bold">{title}</h1>
      <p className="mt-3">{text}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {children ?? (
          <>
            <LinkButton href="/" variant="primary">
              回到首页
            </LinkButton>
            <LinkButton href="/admin">工作台</LinkButton>
          </>
        )}
      </div>
    </div>
  );
}
