import { MarkRow } from "@/components/site/mark-row";
import type { ListedCourse } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import type { CourseForm } from "@/prisma/generated/enums";
import { CourseRows } from "./course-rows";
import { groupByForm } from "./listing";

type Props = { courses: ListedCourse[]; byForm: { form: CourseForm; count: number }[] };

/** The courses of a page, form by form; each form says how many there are on all pages. */
export function FormSections({ courses, byForm }: Props) {
  return groupByForm(courses, byForm).map(({ form, count, courses: ofForm }) => (
    <section key={form} aria-labelledby={form} className="mt-12">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <h2 id={form} className="font-serif text-2xl font-bold">
          {COURSE_FORM_LABELS[form]} <span className="text-base font-normal text-ink-soft">{count} 门</span>
        </h2>
        <MarkRow marks={Array(count).fill("FILLED")} />
      </div>
      <CourseRows courses={ofForm} />
    </section>
  ));
}
