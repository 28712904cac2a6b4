"use client";

import { buttonStyle } from "@/components/ui/button-style";

/**
 * The ways on after an error, and the number under which the log tells more. Every page loads this in advance, so it does
 * without the framework's link; after an error a whole new page is better anyway.
 */
export function ErrorWays({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <>
      <button type="button" onClick={retry} className={buttonStyle("primary")}>
        重试
      </button>
      <a href="/" className={buttonStyle()}>
        回到首页
      </a>
      {digest && <p className="w-full text-sm text-ink-soft">编号：{digest}</p>}
    </>
  );
}
