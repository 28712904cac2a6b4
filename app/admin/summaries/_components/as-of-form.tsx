import { buttonStyle } from "@/components/ui/button-style";
import type { Day } from "@/lib/core/dates";

/** On which day standing figures are taken; the answer is the address. */
export function AsOfForm({ asOf }: { asOf: Day }) {
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3 print:hidden">
      <div>
        <label htmlFor="on" className="block text-sm text-ink-soft">
          现有数统计到哪一天
        </label>
        <input key={asOf} id="on" name="on" type="date" defaultValue={asOf} className="input-box" />
      </div>
      <button type="submit" className={buttonStyle("secondary")}>
        按这一天统计
      </button>
    </form>
  );
}
