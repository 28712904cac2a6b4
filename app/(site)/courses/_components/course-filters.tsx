import { FilterLinks } from "@/components/site/filter-links";
import { getCourseCounts } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import { type Narrowed, pathOf } from "./listing";

/** All, by form, by colour: each a page with its own address; and the way to the lecturers. What nothing belongs to is left out. */
export async function CourseFilters({ narrowed }: { narrowed: Narrowed }) {
  const { total, byForm, byColor } = await getCourseCounts();
  const here = pathOf(narrowed);
  const forms = byForm.map(({ form, count }) => ({ href: pathOf({ form }), label: COURSE_FORM_LABELS[form], count }));
  const used = byColor.filter(({ color, count }) => count > 0 || pathOf({ color, name: "" }) === here);
  const colors = used.map(({ color, name, count }) => ({ href: pathOf({ color, name }), label: name, count }));
  const links = (some: typeof forms) => some.map((link) => ({ ...link, current: link.href === here }));
  return (
    <div className="print:hidden">
      <FilterLinks label="按形式查看" links={links([{ href: "/courses", label: "全部", count: total }, ...forms])} />
      {colors.length > 0 && <FilterLinks label="按四色查看" links={links(colors)} />}
    </div>
  );
}
