import { FilterLinks } from "@/components/site/filter-links";
import { getCourseCounts } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { ColorLinks } from "./color-links";
import { type Narrowed, pathOf } from "./listing";

/** All, by form, by colour: each a page with its own address. A form that nothing belongs to is left out. */
export async function CourseFilters({ narrowed }: { narrowed: Narrowed }) {
  const { total, byForm } = await getCourseCounts();
  const forms = byForm.map(({ form, count }) => ({ href: pathOf({ form }), label: COURSE_FORM_LABELS[form], count }));
  const links = [{ href: "/courses", label: "全部", count: total }, ...forms];
  return (
    <div className="print:hidden">
      <FilterLinks
        label="按形式查看"
        links={links.map((link) => ({ ...link, current: link.href === pathOf(narrowed) }))}
      />
      <div className="mt-6">
        <ColorLinks current={narrowed && "color" in narrowed ? narrowed.color : undefined} />
      </div>
    </div>
  );
}
