import type { ListedCourse } from "@/lib/courses/public";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";
import type { CourseForm } from "@/prisma/generated/enums";
import { CourseRows } from "./course-rows";
import { groupByForm } from "./listing";

type Props = { courses: ListedCourse[]; byForm: { form: CourseForm; count: number }[] };

/** The courses of a page as in a printed catalogue: the form at the side with how many there are, its courses beside it. */
export function FormSections({ courses, byForm }: Props) {
  return (
    <div className="mt-10 [&_h2]:font-serif [&_h2]:text-xl [&_h2]:font-bold">
      {groupByForm(courses, byForm).map(({ form, count, courses: ofForm }) => (
        <section
          key={form}
          aria-labelledby={form}
          className="gap-x-8 border-t border-line-strong pt-4 pb-8 md:grid md:grid-cols-[12em_1fr]"
        >
          <div className="mb-2 flex items-baseline justify-between gap-x-4 md:block">
            <h2 id={form}>{COURSE_FORM_LABELS[form]}</h2>
            <p className="text-ink-soft">
              <span className="font-serif text-3xl text-ink tabular-nums md:text-4xl">{count}</span> 门
            </p>
          </div>
          <CourseRows courses={ofForm} />
        </section>
      ))}
    </div>
  );
}
