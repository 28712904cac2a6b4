import Link from "next/link";
import { type AddressParams, addressWith } from "@/components/ui/address";
import { FilterBar, FilterSelect, SearchField } from "@/components/ui/filter-bar";
import { choiceIn, textIn } from "@/lib/core/address";
import { recordId } from "@/lib/core/errors";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { LecturerFilter } from "@/lib/lecturers/list";

const CATEGORIES = ["FULL_TIME", "INVITED", "SPECIAL", "PART_TIME", "NONE"] as const;

/** What the address asks for; what it says wrongly is left out. */
export function filterFromAddress(params: AddressParams): LecturerFilter {
  return {
    text: textIn(params.q),
    category: choiceIn(params.category, CATEGORIES),
    speciality: textIn(params.speciality),
    organizationId: recordId(textIn(params.organization)) ?? undefined,
    archived: choiceIn(params.archived, ["YES"]) ?? "NO",
  };
}

/** Whether anything but the archive is narrowed down. */
export function isNarrowed({ text, category, speciality, organizationId, archived }: LecturerFilter): boolean {
  return Boolean(text || category || speciality || organizationId || archived === "YES");
}

type Props = { params: AddressParams; filter: LecturerFilter; organization: string | undefined };

/** The ways to narrow the list down. The organization comes from a link elsewhere and can only be taken away here. */
export function LecturerFilters({ params, filter, organization }: Props) {
  return (
    <>
      <FilterBar label="筛选讲师" params={params} names={["q", "category", "speciality", "archived"]}>
        <SearchField label="姓名、拼音或组织" name="q" value={filter.text} placeholder="如 马伟民、mwm、党总支" />
        <FilterSelect
          label="现聘类别"
          name="category"
          value={filter.category}
          options={CATEGORIES.map((value) => ({ value, label: value === "NONE" ? "无在聘" : CATEGORY_LABELS[value] }))}
        />
        <SearchField label="专长" name="speciality" value={filter.speciality} />
        <FilterSelect
          label="归档"
          name="archived"
          value={filter.archived === "YES" ? "YES" : undefined}
          anyLabel="在用"
          options={[{ value: "YES", label: "已归档" }]}
        />
      </FilterBar>
      {filter.organizationId && (
        <p className="mb-4 text-sm">
          只看{organization ?? "这个组织"}的讲师。
          <Link href={addressWith(params, { organization: undefined, page: undefined })}>看全部组织</Link>
        </p>
      )}
    </>
  );
}
