"use client";

import "./globals.css";

/** The last resort, when even the frame of the page failed: it needs nothing but itself. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <main id="main" className="mx-auto max-w-measure px-4 py-16">
          <title>出错了</title>
          <h1 className="font-serif text-2xl font-bold">网站暂时打不开</h1>
          <p className="mt-3">已保存的内容不受影响。请过一会儿重试；如果还是这样，请联系维护人员。</p>
          {error.digest && <p className="mt-3 text-sm text-ink-soft">编号：{error.digest}</p>}
          <button type="button" className="mt-6 min-h-control border border-line-strong px-4" onClick={reset}>
            重试
          </button>
        </main>
      </body>
    </html>
  );
}
