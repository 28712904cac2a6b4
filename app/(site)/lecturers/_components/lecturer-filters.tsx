import { FilterLinks } from "@/components/site/filter-links";
import { slugOf } from "@/components/site/slug";
import { CATEGORY_LABELS } from "@/lib/lecturers/appointments/schema";
import type { PublicCount } from "@/lib/lecturers/public";
import type { AppointmentCategory } from "@/prisma/generated/enums";

type Shown = AppointmentCategory | "ALL" | "TEAMS";

/** All lecturers, those of a category, the teams: each a page of its own. */
export function LecturerFilters({ counts, teams, shown }: { counts: PublicCount[]; teams: number; shown: Shown }) {
  const total = counts.reduce((sum, { appointed }) => sum + appointed, 0);
  const categories = counts
    .filter(({ category, appointed }) => appointed > 0 || category === shown)
    .map(({ category, appointed }) => ({
      href: `/lecturers/category/${slugOf(category)}`,
      label: CATEGORY_LABELS[category],
      count: appointed,
      current: category === shown,
    }));
  return (
    <div className="mb-10 print:hidden">
      <FilterLinks
        label="按类别查看"
        links={[
          { href: "/lecturers", label: "全部讲师", count: total, current: shown === "ALL" },
          ...categories,
          { href: "/lecturer-teams", label: "特聘讲师团", count: teams, current: shown === "TEAMS" },
        ]}
      />
    </div>
  );
}
