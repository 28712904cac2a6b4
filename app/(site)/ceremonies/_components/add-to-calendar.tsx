import { buttonStyle } from "@/components/ui/button-style";

/** The way to put a coming gathering into one's own calendar: a plain link to a file, which WeChat does not open. */
export function AddToCalendar({ id }: { id: number }) {
  return (
    <aside aria-label="加到自己的日历" className="mb-10 print:hidden">
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <a href={`/ceremonies/${id}/event.ics`} className={buttonStyle("primary")}>
          加到日历
        </a>
        <a href="/calendar" className="inline-flex min-h-control items-center text-red underline underline-offset-4">
          全部安排
        </a>
      </p>
      <p className="mt-2 text-sm text-ink-soft">微信里点了没有反应时，点右上角“…”，选“在浏览器打开”，再点一次。</p>
    </aside>
  );
}
