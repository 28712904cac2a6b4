import { buttonStyle } from "@/components/ui/button-style";
import { FilterDate } from "@/components/ui/filter-date";

/** On which day standing figures are taken; the answer is the address. */
export function AsOfForm({ typed }: { typed: string }) {
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3 print:hidden">
      <FilterDate label="现有数统计到哪一天" name="on" value={typed} />
      <button type="submit" className={buttonStyle("secondary")}>
        按这一天统计
      </button>
    </form>
  );
}
