import { namedRows } from "@/components/site/rows";
import { SampleMark } from "@/components/site/sample-mark";
import { COURSES_PER_PAGE, type ListedCourse } from "@/lib/courses/public";
import { hoursWords } from "@/lib/courses/rules";
import { COURSE_FORM_LABELS } from "@/lib/courses/schema";

type Props = {
  title: string;
  /** As many as a page of the catalogue at most. */
  courses: ListedCourse[];
  /** Where all of them stand, for when there are more. */
  all: string;
};

/** The courses of somebody: what they are called, of which form and colour, how long. Nothing without courses. */
export function CoursesSection({ title, courses, all }: Props) {
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="courses" className="mt-12">
      <h2 id="courses" className="mb-3 font-serif text-2xl font-bold">
        {title}
      </h2>
      <ul className={namedRows}>
        {courses.map((course) => (
          <li key={course.id}>
            <p>
              <a href={`/courses/${course.id}`}>{course.title}</a>
              <SampleMark isSample={course.isSample} />
            </p>
            <p>{factsOf(course)}</p>
          </li>
        ))}
      </ul>
      {courses.length === COURSES_PER_PAGE && (
        <p className="mt-2 print:hidden">
          <a href={all} className="inline-flex min-h-control items-center text-red underline underline-offset-4">
            全部课程
          </a>
        </p>
      )}
    </section>
  );
}

function factsOf({ form, themeName, minutes, creditHours }: ListedCourse): string {
  const length = minutes !== null && `${minutes} 分钟`;
  const hours = creditHours !== null && hoursWords(creditHours);
  return [COURSE_FORM_LABELS[form], themeName, length, hours].filter(Boolean).join("　");
}
